namespace StaticCnn.Numerics.Tests.Networks;

/// <summary>7 to 13 channels over 31x29: nothing divides a vector.</summary>
[Network(7, 31, 29)]
[Conv2D(13, Kernel = 3, Stride = 2)]
[LeakyReLU(Slope = 0.1)]
[AveragePool2D(3, Stride = 2, Padding = 1)]
[Dense(5)]
[SoftmaxCrossEntropy]
public sealed partial class OddStride;
