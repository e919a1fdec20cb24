namespace StaticCnn.Bench.Networks;

/// <summary>One convolution over larger images of three channels.</summary>
[Network(3, 64, 64)]
[Conv2D(32, Kernel = 3)]
[ReLU]
[MaxPool2D(2)]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class Colour;
