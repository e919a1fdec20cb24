namespace StaticCnn.Numerics.Tests.Networks;

/// <summary>Same padding with even kernels and strides: an odd remainder goes to the end.</summary>
[Network(3, 14, 11)]
[Conv2D(8, Kernel = 4, Stride = 2, Padding = Padding.Same)]
[ReLU]
[Conv2D(5, Kernel = 3, Stride = 3, Dilation = 2, Padding = Padding.Same)]
[Tanh]
[Dense(4)]
[SoftmaxCrossEntropy]
public sealed partial class SamePadding;
