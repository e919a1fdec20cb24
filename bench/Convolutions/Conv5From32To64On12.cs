namespace StaticCnn.Bench.Convolutions;

/// <summary>5x5, 32 to 64 on 12x12.</summary>
[Network(1, 12, 12)]
[Conv2D(32, Kernel = 1, Name = "before")]
[Conv2D(64, Kernel = 5, Bias = false, Name = "convolution")]
[GlobalAveragePool]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class Conv5From32To64On12;
