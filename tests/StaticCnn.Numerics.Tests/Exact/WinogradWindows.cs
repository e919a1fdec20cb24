namespace StaticCnn.Numerics.Tests.Exact;

/// <summary>Three by three with enough channels for Winograd's tiles: even sizes without padding.</summary>
[Network(2, 12, 14)]
[Conv2D(16, Kernel = 1)]
[Conv2D(32, Kernel = 3)]
[MeanSquaredError]
public sealed partial class WinogradValid;

/// <summary>Odd sizes with padding 1; 52 channels to 36, which fill no vectors.</summary>
[Network(1, 13, 11)]
[Conv2D(52, Kernel = 1)]
[Conv2D(36, Kernel = 3, Padding = 1)]
[MeanSquaredError]
public sealed partial class WinogradSame;

/// <summary>Padding 2: tiles of zeros at the edges.</summary>
[Network(1, 20, 17)]
[Conv2D(48, Kernel = 1)]
[Conv2D(33, Kernel = 3, Padding = 2, Bias = false)]
[MeanSquaredError]
public sealed partial class WinogradFull;

/// <summary>Two in a row, so that an input gradient is read by a weight gradient; 33 channels between, paddings that differ by axis.</summary>
[Network(2, 16, 13)]
[Conv2D(32, Kernel = 3, Padding = 1)]
[Conv2D(33, Kernel = 3, PaddingHeight = 1, PaddingWidth = 2)]
[Conv2D(32, Kernel = 3, PaddingHeight = 2, PaddingWidth = 0)]
[MeanSquaredError]
public sealed partial class WinogradTwice;

/// <summary>Rectified and pooled as the tiles are stored; ties and zeros are exact here, so that no rounding decides on a winner.</summary>
[Network(2, 18, 14)]
[Conv2D(32, Kernel = 1)]
[Conv2D(48, Kernel = 3, Padding = 1)]
[ReLU]
[MaxPool2D(2)]
[Conv2D(32, Kernel = 3, Padding = 1)]
[MeanSquaredError]
public sealed partial class WinogradPooled;
