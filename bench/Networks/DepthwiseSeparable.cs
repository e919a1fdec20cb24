namespace StaticCnn.Bench.Networks;

/// <summary>Depthwise and pointwise convolutions in turn.</summary>
[Network(3, 32, 32)]
[Conv2D(32, Kernel = 3, Padding = 1)]
[ReLU]
[Conv2D(32, Kernel = 3, Padding = 1, Groups = 32)]
[ReLU]
[Conv2D(64, Kernel = 1)]
[ReLU]
[MaxPool2D(2)]
[Conv2D(64, Kernel = 3, Padding = 1, Groups = 64)]
[ReLU]
[Conv2D(128, Kernel = 1)]
[ReLU]
[GlobalAveragePool]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class DepthwiseSeparable;
