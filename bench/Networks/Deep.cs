namespace StaticCnn.Bench.Networks;

/// <summary>Two convolutions of 32 and 64 filters.</summary>
[Network(1, 28, 28)]
[Conv2D(32, Kernel = 5)]
[ReLU]
[MaxPool2D(2)]
[Conv2D(64, Kernel = 5)]
[ReLU]
[MaxPool2D(2)]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class Deep;
