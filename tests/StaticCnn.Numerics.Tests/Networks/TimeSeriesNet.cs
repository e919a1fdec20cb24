namespace StaticCnn.Numerics.Tests.Networks;

/// <summary>Convolutions over a sequence.</summary>
[Network(1, 60)]
[Conv1D(16, Kernel = 5)]
[ReLU]
[MaxPool1D(2)]
[Conv1D(32, Kernel = 5)]
[ReLU]
[GlobalAveragePool]
[Dense(6)]
[SoftmaxCrossEntropy]
public sealed partial class TimeSeriesNet;
