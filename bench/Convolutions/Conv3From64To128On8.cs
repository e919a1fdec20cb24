namespace StaticCnn.Bench.Convolutions;

/// <summary>3x3 with padding 1, 64 to 128 on 8x8.</summary>
[Network(1, 8, 8)]
[Conv2D(64, Kernel = 1, Name = "before")]
[Conv2D(128, Kernel = 3, Padding = 1, Bias = false, Name = "convolution")]
[GlobalAveragePool]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class Conv3From64To128On8;
