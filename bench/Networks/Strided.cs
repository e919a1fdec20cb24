namespace StaticCnn.Bench.Networks;

/// <summary>Kernels of 4 and 6 with stride 3.</summary>
[Network(3, 64, 64)]
[Conv2D(32, Kernel = 4, Stride = 3)]
[ReLU]
[Conv2D(64, Kernel = 6, Stride = 3)]
[ReLU]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class Strided;
