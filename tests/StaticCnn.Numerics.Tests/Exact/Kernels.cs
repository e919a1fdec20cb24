namespace StaticCnn.Numerics.Tests.Exact;

/// <summary>Five by five, to and from a vector of channels.</summary>
[Network(1, 20, 19)]
[Conv2D(32, Kernel = 5)]
[Conv2D(8, Kernel = 5, Padding = 2)]
[MeanSquaredError]
public sealed partial class FiveByFive;

/// <summary>Rows of five and of seven taps.</summary>
[Network(3, 19, 23)]
[Conv2D(7, KernelHeight = 3, KernelWidth = 5, StrideHeight = 2)]
[Conv2D(3, KernelHeight = 1, KernelWidth = 7)]
[MeanSquaredError]
public sealed partial class WideRows;

/// <summary>Columns of nine taps and rows of nine.</summary>
[Network(3, 12, 20)]
[Conv2D(5, KernelHeight = 9, KernelWidth = 1)]
[Conv2D(13, KernelHeight = 1, KernelWidth = 9, PaddingWidth = 4)]
[MeanSquaredError]
public sealed partial class NineTaps;

/// <summary>Eleven by eleven with stride 2, then with padding.</summary>
[Network(1, 31, 29)]
[Conv2D(3, Kernel = 11, Stride = 2, Padding = 5)]
[Conv2D(7, Kernel = 11, Padding = 5)]
[MeanSquaredError]
public sealed partial class ElevenByEleven;

/// <summary>A row of nine taps over the input, to more than a vector of channels, and back.</summary>
[Network(8, 3, 17)]
[Conv2D(17, KernelHeight = 1, KernelWidth = 9, StrideWidth = 2)]
[Conv2D(5, KernelHeight = 3, KernelWidth = 1, PaddingHeight = 1)]
[MeanSquaredError]
public sealed partial class NineTapsFirst;

/// <summary>The kernel is the whole map.</summary>
[Network(3, 7, 5)]
[Conv2D(17, KernelHeight = 7, KernelWidth = 5)]
[Conv2D(8, Kernel = 1)]
[MeanSquaredError]
public sealed partial class WholeMap;

/// <summary>32 to 33 channels over four by four, and from them to one value.</summary>
[Network(32, 4, 4)]
[Conv2D(33, Kernel = 3, Padding = 1)]
[Conv2D(1, Kernel = 4)]
[MeanSquaredError]
public sealed partial class SmallMap;

/// <summary>A map of one row.</summary>
[Network(13, 1, 21)]
[Conv2D(8, KernelHeight = 1, KernelWidth = 3)]
[Conv2D(13, KernelHeight = 1, KernelWidth = 7, StrideWidth = 2, PaddingWidth = 2)]
[MeanSquaredError]
public sealed partial class OneRow;

/// <summary>A map of one column, and kernels that reach beyond it.</summary>
[Network(2, 19, 1)]
[Conv2D(16, Kernel = 3, Padding = 1)]
[Conv2D(5, Kernel = 3, Stride = 2, Padding = 1)]
[MeanSquaredError]
public sealed partial class OneColumn;

/// <summary>Pointwise with strides.</summary>
[Network(13, 9, 8)]
[Conv2D(16, Kernel = 1, Stride = 2)]
[Conv2D(17, Kernel = 1, Stride = 3)]
[MeanSquaredError]
public sealed partial class PointwiseStrides;
