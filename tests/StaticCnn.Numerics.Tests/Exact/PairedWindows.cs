namespace StaticCnn.Numerics.Tests.Exact;

/// <summary>Five by five from one channel to six and back from sixteen, in pairs of columns.</summary>
[Network(1, 16, 18)]
[Conv2D(6, Kernel = 5)]
[Conv2D(16, Kernel = 5)]
[MeanSquaredError]
public sealed partial class PairedFiveByFive;

/// <summary>Paddings up to all of the kernel, eight channels, no bias.</summary>
[Network(2, 9, 10)]
[Conv2D(8, Kernel = 3, Padding = 1, Bias = false)]
[Conv2D(8, Kernel = 3, Padding = 2)]
[Conv2D(3, Kernel = 6, PaddingWidth = 5)]
[MeanSquaredError]
public sealed partial class PairedPaddings;

/// <summary>Strides of two, forward with three taps and back with two.</summary>
[Network(3, 13, 15)]
[Conv2D(8, Kernel = 3, Stride = 2, Padding = 1)]
[Conv2D(5, Kernel = 4, Stride = 2, Padding = 1)]
[MeanSquaredError]
public sealed partial class PairedStrides;

/// <summary>One pair of columns, and windows that lie in the padding for the most part.</summary>
[Network(1, 4, 2)]
[Conv2D(3, Kernel = 5, Padding = 2)]
[Conv2D(1, Kernel = 3, Padding = 1)]
[MeanSquaredError]
public sealed partial class OnePair;
