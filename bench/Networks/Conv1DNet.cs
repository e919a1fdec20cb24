namespace StaticCnn.Bench.Networks;

/// <summary>Convolutions over a sequence of 128 values.</summary>
[Network(1, 128)]
[Conv1D(32, Kernel = 7)]
[ReLU]
[MaxPool1D(2)]
[Conv1D(64, Kernel = 5)]
[ReLU]
[MaxPool1D(2)]
[Dense(5)]
[SoftmaxCrossEntropy]
public sealed partial class Conv1DNet;
