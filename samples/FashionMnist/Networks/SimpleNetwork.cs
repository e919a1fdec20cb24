using StaticCnn;

namespace FashionMnist.Networks;

/// <summary>One convolution: the smallest network worth the name.</summary>
[Network(1, 28, 28)]
[Conv2D(32, Kernel = 3, Padding = 1)]
[ReLU]
[MaxPool2D(2)]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class SimpleNetwork;
