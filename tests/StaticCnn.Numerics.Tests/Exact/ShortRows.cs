namespace StaticCnn.Numerics.Tests.Exact;

/// <summary>Rows of eight and six columns, so that a register tile has several; taps in the padding of one row of it alone.</summary>
[Network(3, 10, 10)]
[Conv2D(16, Kernel = 3)]
[Conv2D(16, Kernel = 3, Padding = 1)]
[Conv2D(9, Kernel = 3)]
[MeanSquaredError]
public sealed partial class TwoRowsAtATime;

/// <summary>Nine and then six rows, of three and two columns, back from few channels.</summary>
[Network(5, 11, 5)]
[Conv2D(16, Kernel = 3)]
[Conv2D(6, KernelHeight = 4, KernelWidth = 2)]
[MeanSquaredError]
public sealed partial class ThreeRowsAtATime;

/// <summary>Rows two apart, a single column, and a kernel that dilates.</summary>
[Network(2, 23, 3)]
[Conv2D(16, Kernel = 3, StrideHeight = 2, PaddingHeight = 1)]
[Conv2D(16, KernelHeight = 3, KernelWidth = 1, DilationHeight = 2, PaddingHeight = 2)]
[MeanSquaredError]
public sealed partial class RowsOfOneColumn;
