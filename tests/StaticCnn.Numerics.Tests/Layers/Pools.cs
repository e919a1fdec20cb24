namespace StaticCnn.Numerics.Tests.Layers;

/// <summary>Overlapping and padded maxima over 31x29, then maxima of every position.</summary>
[Network(7, 31, 29)]
[Conv2D(13, Kernel = 1)]
[MaxPool2D(3, Stride = 2, Padding = 1)]
[MaxPool2D(2, Stride = 1)]
[MeanSquaredError]
public sealed partial class OverlappingMaxima;

/// <summary>Maxima of windows with gaps between, and windows and strides that differ by axis.</summary>
[Network(3, 17, 16)]
[Conv2D(5, Kernel = 2)]
[MaxPool2D(2, Stride = 3)]
[Conv2D(17, Kernel = 1)]
[MaxPool2D(3, KernelWidth = 2, StrideHeight = 1, StrideWidth = 2, PaddingHeight = 1)]
[MeanSquaredError]
public sealed partial class SparseMaxima;

/// <summary>Maxima of more taps than are written out.</summary>
[Network(3, 15, 13)]
[Conv2D(7, Kernel = 2)]
[MaxPool2D(5, Stride = 2)]
[Dense(4)]
[SoftmaxCrossEntropy]
public sealed partial class LargeMaxima;

/// <summary>Maxima of three and of four rows over a convolution with padding, where one and more rows of a window have taps outside.</summary>
[Network(3, 12, 9)]
[Conv2D(17, Kernel = 5, Padding = 2)]
[MaxPool2D(3)]
[Conv2D(20, Kernel = 3, Padding = 1)]
[MaxPool2D(1, KernelHeight = 4)]
[MeanSquaredError]
public sealed partial class MaximaOfPaddedRows;

/// <summary>Overlapping means with padding that counts, then means with gaps.</summary>
[Network(7, 31, 29)]
[Conv2D(13, Kernel = 1)]
[AveragePool2D(3, Stride = 2, Padding = 1)]
[AveragePool2D(2, Stride = 3)]
[MeanSquaredError]
public sealed partial class OverlappingMeans;

/// <summary>Means that padding does not count in, down to windows that lie mostly in it.</summary>
[Network(5, 9, 8)]
[Conv2D(7, Kernel = 1)]
[AveragePool2D(5, Stride = 2, Padding = 2, CountIncludePad = false)]
[AveragePool2D(3, Stride = 1, Padding = 1, CountIncludePad = false)]
[GlobalAveragePool]
[Dense(3)]
[SoftmaxCrossEntropy]
public sealed partial class MeansWithoutPadding;

/// <summary>Pools straight from an input of several channels.</summary>
[Network(5, 9, 11)]
[MaxPool2D(2)]
[AveragePool2D(2, Stride = 1)]
[Dense(4)]
[SoftmaxCrossEntropy]
public sealed partial class PooledInput;

/// <summary>The mean of an input image.</summary>
[Network(7, 9, 5)]
[GlobalAveragePool]
[Dense(3)]
[SoftmaxCrossEntropy]
public sealed partial class AveragedInput;

/// <summary>Both pools of sequences with overlap and padding.</summary>
[Network(3, 47)]
[Conv1D(7, Kernel = 3)]
[MaxPool1D(4, Stride = 3, Padding = 2)]
[AveragePool1D(3, Stride = 1, Padding = 1, CountIncludePad = false)]
[AveragePool1D(2)]
[Dense(5)]
[SoftmaxCrossEntropy]
public sealed partial class SequencePools;

/// <summary>The mean of a sequence as the output.</summary>
[Network(5, 23)]
[Conv1D(17, Kernel = 3)]
[GlobalAveragePool]
[MeanSquaredError]
public sealed partial class SequenceMean;
