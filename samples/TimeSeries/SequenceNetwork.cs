using StaticCnn;

namespace TimeSeries;

/// <summary>Two convolutions along the time, then the mean over it: where in the sequence a pattern is does not matter.</summary>
[Network(1, 60)]
[Conv1D(16, Kernel = 5)]
[ReLU]
[MaxPool1D(2)]
[Conv1D(32, Kernel = 5)]
[ReLU]
[GlobalAveragePool]
[Dense(6)]
[SoftmaxCrossEntropy]
public sealed partial class SequenceNetwork;
