namespace StaticCnn.Bench.Networks;

/// <summary>7 to 13 to 29 channels over 31x29: nothing divides a vector, and nothing was tuned for it.</summary>
[Network(7, 31, 29)]
[Conv2D(13, Kernel = 3)]
[ReLU]
[Conv2D(29, Kernel = 3)]
[ReLU]
[MaxPool2D(2)]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class Awkward;
