namespace StaticCnn.Numerics.Tests.Networks;

/// <summary>Dilation 2 by 3, one after the other with overlapping maxima.</summary>
[Network(2, 17, 15)]
[Conv2D(5, Kernel = 3, Dilation = 2, Padding = 2)]
[Sigmoid]
[Conv2D(6, Kernel = 3, Dilation = 2, DilationWidth = 3)]
[ReLU]
[MaxPool2D(3, Stride = 2, Padding = 1)]
[Dense(4)]
[SoftmaxCrossEntropy]
public sealed partial class Dilated;
