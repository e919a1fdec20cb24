namespace StaticCnn.Bench.Networks;

/// <summary>LeNet's convolutions with ReLU and max pooling: fewer channels than lanes.</summary>
[Network(1, 28, 28)]
[Conv2D(6, Kernel = 5)]
[ReLU]
[MaxPool2D(2)]
[Conv2D(16, Kernel = 5)]
[ReLU]
[MaxPool2D(2)]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class LeNetReLU;
