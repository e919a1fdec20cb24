namespace StaticCnn.Numerics.Tests.Exact;

/// <summary>Stride 1 without and with padding, 1 to 7 to 13 channels over 31x29.</summary>
[Network(1, 31, 29)]
[Conv2D(7, Kernel = 3)]
[Conv2D(13, Kernel = 3, Padding = 1)]
[MeanSquaredError]
public sealed partial class StrideOne;

/// <summary>Stride 2 after five by five.</summary>
[Network(3, 31, 29)]
[Conv2D(8, Kernel = 5, Padding = 2)]
[Conv2D(16, Kernel = 3, Stride = 2)]
[MeanSquaredError]
public sealed partial class StrideTwo;

/// <summary>Stride 2 over the input, then an even kernel.</summary>
[Network(7, 31, 29)]
[Conv2D(13, Kernel = 3, Stride = 2, Padding = 1)]
[Conv2D(5, Kernel = 2, Padding = 1)]
[MeanSquaredError]
public sealed partial class StrideTwoFirst;

/// <summary>Stride 3 with padding 2 on a small map, then a pointwise convolution.</summary>
[Network(5, 7, 5)]
[Conv2D(16, Kernel = 3, Stride = 3, Padding = 2)]
[Conv2D(3, Kernel = 1)]
[MeanSquaredError]
public sealed partial class StrideThree;

/// <summary>A stride beyond the kernel: inputs that nothing reads.</summary>
[Network(8, 11, 13)]
[Conv2D(32, Kernel = 2, Stride = 3)]
[Conv2D(7, Kernel = 1, Stride = 2, Padding = 1)]
[MeanSquaredError]
public sealed partial class StrideBeyondKernel;

/// <summary>Strides that differ by axis, without bias.</summary>
[Network(3, 8, 25)]
[Conv2D(13, Kernel = 3, StrideWidth = 3, Bias = false)]
[Conv2D(7, Kernel = 3, StrideHeight = 2, Bias = false)]
[MeanSquaredError]
public sealed partial class StrideByAxis;

/// <summary>Same padding with stride 1 and a pointwise convolution; one channel more than two vectors.</summary>
[Network(5, 14, 13)]
[Conv2D(17, Kernel = 1)]
[Conv2D(33, Kernel = 3, Padding = Padding.Same)]
[MeanSquaredError]
public sealed partial class SameOdd;

/// <summary>Same padding whose odd remainder goes to the end.</summary>
[Network(3, 14, 11)]
[Conv2D(8, Kernel = 4, Stride = 2, Padding = Padding.Same)]
[Conv2D(5, Kernel = 3, Stride = 3, Dilation = 2, Padding = Padding.Same)]
[MeanSquaredError]
public sealed partial class SameEven;

/// <summary>Padding beyond the kernel: outputs that are the bias alone.</summary>
[Network(1, 3, 3)]
[Conv2D(2, Kernel = 2, Padding = 3)]
[Conv2D(5, Kernel = 1, Padding = 1)]
[MeanSquaredError]
public sealed partial class PaddingBeyondKernel;

/// <summary>Dilation 2 without and with padding.</summary>
[Network(3, 17, 15)]
[Conv2D(16, Kernel = 3, Dilation = 2)]
[Conv2D(17, Kernel = 3, Dilation = 2, Padding = 2)]
[MeanSquaredError]
public sealed partial class DilationTwo;

/// <summary>Dilation, stride and padding at once.</summary>
[Network(5, 21, 20)]
[Conv2D(7, Kernel = 3, Stride = 2, Padding = 2, Dilation = 2)]
[Conv2D(3, Kernel = 2, Stride = 3, Padding = 1, Dilation = 2)]
[MeanSquaredError]
public sealed partial class DilationAndStride;
