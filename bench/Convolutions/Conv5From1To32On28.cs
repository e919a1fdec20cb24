namespace StaticCnn.Bench.Convolutions;

/// <summary>A first layer: 5x5, 1 to 32 on 28x28.</summary>
[Network(1, 28, 28)]
[Conv2D(32, Kernel = 5, Bias = false, Name = "convolution")]
[GlobalAveragePool]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class Conv5From1To32On28;
