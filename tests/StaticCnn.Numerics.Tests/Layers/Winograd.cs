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

/// <summary>Five by five without padding, pooled, as in a small network for digits; odd sizes with padding 1.</summary>
[Network(2, 18, 16)]
[Conv2D(32, Kernel = 5)]
[ReLU]
[Conv2D(64, Kernel = 5)]
[ReLU]
[MaxPool2D(2)]
[Conv2D(16, Kernel = 1)]
[Conv2D(48, Kernel = 5, Padding = 3)]
[Dense(5)]
[SoftmaxCrossEntropy]
public sealed partial class WinogradFivePooled;

/// <summary>Paddings 1, 2 and 4, some that differ by axis, 20 and 33 channels, before and after other activations.</summary>
[Network(1, 15, 13)]
[Conv2D(48, Kernel = 1)]
[Conv2D(20, Kernel = 5, Padding = 2)]
[Tanh]
[Conv2D(33, Kernel = 5, PaddingHeight = 1, PaddingWidth = 4)]
[LeakyReLU]
[Conv2D(16, Kernel = 5, PaddingHeight = 4, PaddingWidth = 0, Bias = false)]
[MeanSquaredError]
public sealed partial class WinogradFivePadded;
