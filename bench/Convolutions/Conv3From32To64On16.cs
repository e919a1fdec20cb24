namespace StaticCnn.Bench.Convolutions;

/// <summary>3x3 with padding 1, 32 to 64 on 16x16.</summary>
[Network(1, 16, 16)]
[Conv2D(32, Kernel = 1, Name = "before")]
[Conv2D(64, Kernel = 3, Padding = 1, Bias = false, Name = "convolution")]
[GlobalAveragePool]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class Conv3From32To64On16;
