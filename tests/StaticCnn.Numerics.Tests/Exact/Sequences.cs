namespace StaticCnn.Numerics.Tests.Exact;

/// <summary>Sequences: five taps, then dilated ones with padding.</summary>
[Network(1, 60)]
[Conv1D(16, Kernel = 5)]
[Conv1D(7, Kernel = 3, Padding = 1, Dilation = 2)]
[MeanSquaredError]
public sealed partial class Sequence;

/// <summary>An even kernel with stride 2, then depthwise with a multiplier.</summary>
[Network(5, 47)]
[Conv1D(13, Kernel = 4, Stride = 2, Padding = 2)]
[Conv1D(26, Kernel = 2, Groups = 13)]
[MeanSquaredError]
public sealed partial class SequenceGroups;

/// <summary>Rows of eleven and of nine taps.</summary>
[Network(3, 71)]
[Conv1D(8, Kernel = 11)]
[Conv1D(33, Kernel = 9, Stride = 3, Padding = Padding.Same)]
[MeanSquaredError]
public sealed partial class SequenceLongKernel;

/// <summary>A stride beyond the kernel.</summary>
[Network(17, 29)]
[Conv1D(32, Kernel = 1, Stride = 3, Bias = false)]
[Conv1D(3, Kernel = 2, Stride = 3)]
[MeanSquaredError]
public sealed partial class SequenceStrides;
