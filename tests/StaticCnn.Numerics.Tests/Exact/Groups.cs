namespace StaticCnn.Numerics.Tests.Exact;

/// <summary>Two groups of a vector of channels each.</summary>
[Network(3, 9, 11)]
[Conv2D(32, Kernel = 1)]
[Conv2D(32, Kernel = 3, Padding = 1, Groups = 2)]
[MeanSquaredError]
public sealed partial class AlignedGroups;

/// <summary>Two groups over the input, from one to two vectors of channels, with stride 2.</summary>
[Network(32, 9, 7)]
[Conv2D(64, Kernel = 3, Stride = 2, Groups = 2)]
[Conv2D(16, Kernel = 2)]
[MeanSquaredError]
public sealed partial class AlignedGroupsFirst;

/// <summary>Three groups of two and three channels.</summary>
[Network(6, 13, 11)]
[Conv2D(9, Kernel = 3, Groups = 3)]
[Conv2D(6, Kernel = 3, Stride = 2, Padding = 1, Groups = 3)]
[MeanSquaredError]
public sealed partial class UnalignedGroups;

/// <summary>Groups with dilation, stride and padding.</summary>
[Network(4, 21, 20)]
[Conv2D(6, Kernel = 3, Stride = 2, Padding = 2, Dilation = 2, Groups = 2)]
[Conv2D(34, Kernel = 2, Dilation = 2, Groups = 2)]
[MeanSquaredError]
public sealed partial class DilatedGroups;

/// <summary>Depthwise, three by three and five by five.</summary>
[Network(5, 13, 11)]
[Conv2D(5, Kernel = 3, Groups = 5)]
[Conv2D(5, Kernel = 5, Padding = 2, Groups = 5)]
[MeanSquaredError]
public sealed partial class Depthwise;

/// <summary>Depthwise over more than a vector of channels, with stride and a row of nine taps.</summary>
[Network(17, 9, 12)]
[Conv2D(17, Kernel = 3, Stride = 2, Padding = 1, Groups = 17, Bias = false)]
[Conv2D(17, KernelHeight = 1, KernelWidth = 9, PaddingWidth = 4, Groups = 17)]
[MeanSquaredError]
public sealed partial class DepthwiseWide;

/// <summary>Depthwise with a multiplier of 2.</summary>
[Network(7, 10, 9)]
[Conv2D(14, Kernel = 3, Stride = 2, Groups = 7)]
[Conv2D(28, Kernel = 2, Groups = 14)]
[MeanSquaredError]
public sealed partial class DepthwiseMultiplier;

/// <summary>Depthwise over exactly a vector of channels with dilation, then pointwise.</summary>
[Network(16, 8, 7)]
[Conv2D(16, Kernel = 3, Padding = 2, Dilation = 2, Groups = 16)]
[Conv2D(33, Kernel = 1)]
[MeanSquaredError]
public sealed partial class DepthwiseSeparable;
