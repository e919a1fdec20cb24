namespace StaticCnn.Numerics.Tests.Networks;

/// <summary>Three input channels and larger images.</summary>
[Network(3, 64, 64)]
[Conv2D(32, Kernel = 3)]
[ReLU]
[MaxPool2D(2)]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class Colour;
