namespace StaticCnn.Bench.Networks;

/// <summary>One convolution of 32 filters: mostly memory and pooling.</summary>
[Network(1, 28, 28)]
[Conv2D(32, Kernel = 3, Padding = 1)]
[ReLU]
[MaxPool2D(2)]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class Simple;
