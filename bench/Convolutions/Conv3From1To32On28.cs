namespace StaticCnn.Bench.Convolutions;

/// <summary>A first layer: 3x3 with padding 1, 1 to 32 on 28x28.</summary>
[Network(1, 28, 28)]
[Conv2D(32, Kernel = 3, Padding = 1, Bias = false, Name = "convolution")]
[GlobalAveragePool]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class Conv3From1To32On28;
