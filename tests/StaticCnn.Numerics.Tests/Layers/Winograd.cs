namespace StaticCnn.Numerics.Tests.Layers;

/// <summary>Convolutions wide enough for Winograd's tiles, with activations and pooling that have no edges where rounding decides.</summary>
[Network(3, 18, 15)]
[Conv2D(32, Kernel = 3, Padding = 1)]
[Tanh]
[Conv2D(48, Kernel = 3, Padding = 1)]
[Sigmoid]
[AveragePool2D(2)]
[Conv2D(64, Kernel = 3, Padding = 1)]
[Tanh]
[GlobalAveragePool]
[Dense(5)]
[SoftmaxCrossEntropy]
public sealed partial class WinogradSmooth;

/// <summary>20 channels, whose padding lanes a sigmoid would fill, and batch normalisation.</summary>
[Network(2, 17, 16)]
[Conv2D(48, Kernel = 3)]
[BatchNorm]
[Tanh]
[Conv2D(20, Kernel = 3, Padding = 1)]
[Sigmoid]
[Conv2D(32, Kernel = 3, Padding = 2, Bias = false)]
[BatchNorm]
[Conv2D(3, Kernel = 1)]
[MeanSquaredError]
public sealed partial class WinogradNormalized;
