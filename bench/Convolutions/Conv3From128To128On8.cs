namespace StaticCnn.Bench.Convolutions;

/// <summary>3x3 with padding 1, 128 to 128 on 8x8.</summary>
[Network(1, 8, 8)]
[Conv2D(128, Kernel = 1, Name = "before")]
[Conv2D(128, Kernel = 3, Padding = 1, Bias = false, Name = "convolution")]
[GlobalAveragePool]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class Conv3From128To128On8;
