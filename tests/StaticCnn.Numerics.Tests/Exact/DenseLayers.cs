namespace StaticCnn.Numerics.Tests.Exact;

/// <summary>One feature.</summary>
[Network(1)]
[Dense(1)]
[Dense(2)]
[MeanSquaredError]
public sealed partial class OneFeature;

/// <summary>Fewer features than lanes.</summary>
[Network(3)]
[Dense(5)]
[Dense(7)]
[Dense(13)]
[MeanSquaredError]
public sealed partial class FewFeatures;

/// <summary>Around one and two vectors of features.</summary>
[Network(17)]
[Dense(16)]
[Dense(33)]
[Dense(8)]
[MeanSquaredError]
public sealed partial class VectorsOfFeatures;

/// <summary>One feature more than four vectors.</summary>
[Network(65)]
[Dense(65)]
[Dense(1)]
[MeanSquaredError]
public sealed partial class ManyFeatures;

/// <summary>No bias, whole vectors and one less.</summary>
[Network(31)]
[Dense(32, Bias = false)]
[Dense(64, Bias = false)]
[Dense(15, Bias = false)]
[MeanSquaredError]
public sealed partial class WithoutBias;

/// <summary>Dense over an image, straight from the input.</summary>
[Network(3, 7, 5)]
[Dense(13)]
[Dense(64)]
[MeanSquaredError]
public sealed partial class DenseOverImage;

/// <summary>Dense over the channels and positions of a convolution.</summary>
[Network(2, 6, 7)]
[Conv2D(7, Kernel = 3)]
[Dense(10)]
[MeanSquaredError]
public sealed partial class DenseAfterConvolution;

/// <summary>Dense over more than a vector of channels of a sequence.</summary>
[Network(3, 20)]
[Conv1D(17, Kernel = 3, Stride = 2)]
[Dense(9)]
[MeanSquaredError]
public sealed partial class DenseAfterSequence;
