namespace StaticCnn.Bench.Convolutions;

/// <summary>A first layer: 3x3, 3 to 32 on 64x64.</summary>
[Network(3, 64, 64)]
[Conv2D(32, Kernel = 3, Bias = false, Name = "convolution")]
[GlobalAveragePool]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class Conv3From3To32On64;
