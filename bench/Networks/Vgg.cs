namespace StaticCnn.Bench.Networks;

/// <summary>Four 3x3 convolutions, as in a small VGG.</summary>
[Network(3, 32, 32)]
[Conv2D(32, Kernel = 3, Padding = 1)]
[ReLU]
[MaxPool2D(2)]
[Conv2D(64, Kernel = 3, Padding = 1)]
[ReLU]
[MaxPool2D(2)]
[Conv2D(128, Kernel = 3, Padding = 1)]
[ReLU]
[Conv2D(128, Kernel = 3, Padding = 1)]
[ReLU]
[MaxPool2D(2)]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class Vgg;
