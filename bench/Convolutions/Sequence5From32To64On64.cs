namespace StaticCnn.Bench.Convolutions;

/// <summary>Over a sequence: 5, 32 to 64 on 64.</summary>
[Network(1, 64)]
[Conv1D(32, Kernel = 1, Name = "before")]
[Conv1D(64, Kernel = 5, Bias = false, Name = "convolution")]
[GlobalAveragePool]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class Sequence5From32To64On64;
