namespace StaticCnn.Bench.Networks;

/// <summary>
/// For MNIST against the clock: pooling by three leaves the second convolution 6x6 positions, and the one normalisation, over 64 numbers a
/// sample, makes one epoch enough.
/// </summary>
[Network(1, 28, 28)]
[Conv2D(16, Kernel = 5)]
[ReLU]
[MaxPool2D(3)]
[Conv2D(32, Kernel = 3)]
[ReLU]
[Dense(64)]
[BatchNorm]
[ReLU]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class Mnist;
