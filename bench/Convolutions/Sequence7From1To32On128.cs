namespace StaticCnn.Bench.Convolutions;

/// <summary>A first layer over a sequence: 7, 1 to 32 on 128.</summary>
[Network(1, 128)]
[Conv1D(32, Kernel = 7, Bias = false, Name = "convolution")]
[GlobalAveragePool]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class Sequence7From1To32On128;
