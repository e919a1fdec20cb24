namespace StaticCnn.Numerics.Tests.Layers;

/// <summary>Sums of two, of three, and of a value with itself.</summary>
[Network(3, 9, 10)]
[Conv2D(7, Kernel = 1, Name = "first")]
[Tanh(Name = "second")]
[Conv2D(7, Kernel = 3, Padding = 1)]
[Add("first", "second")]
[Sigmoid(Name = "third")]
[Add("third")]
[Conv2D(2, Kernel = 2)]
[Add("conv3")]
[MeanSquaredError]
public sealed partial class Sums;

/// <summary>Channels that fill no vectors, side by side; a value with three readers.</summary>
[Network(3, 9, 8)]
[Conv2D(7, Kernel = 3, Padding = 1, Name = "stem")]
[ReLU(Name = "left")]
[Conv2D(13, Kernel = 1, From = "stem", Name = "middle")]
[Sigmoid(From = "stem", Name = "right")]
[Concat("left", "middle", "stem")]
[Conv2D(5, Kernel = 2)]
[Tanh]
[Dense(4)]
[SoftmaxCrossEntropy]
public sealed partial class ThreeReaders;

/// <summary>A value twice beside the input, over a sequence.</summary>
[Network(2, 17)]
[Conv1D(3, Kernel = 3, Padding = 1, Name = "twice")]
[Tanh]
[Concat("twice", "input", "twice")]
[Conv1D(17, Kernel = 2)]
[MeanSquaredError]
public sealed partial class TwiceTheSame;

/// <summary>Whole vectors of channels and less than one, and the result before the loss.</summary>
[Network(2, 6, 5)]
[Conv2D(16, Kernel = 2, Name = "vector")]
[Conv2D(32, Kernel = 1, Name = "vectors")]
[Conv2D(1, Kernel = 1)]
[Concat("vector", "vectors")]
[MeanSquaredError]
public sealed partial class AlignedConcat;

/// <summary>Features side by side over an image, and added to the input.</summary>
[Network(11)]
[Dense(11)]
[Tanh(Name = "features")]
[Add("input", "features")]
[Dense(7, From = "input")]
[Concat("add1", "features")]
[Dense(3)]
[SoftmaxCrossEntropy]
public sealed partial class FeatureJoins;

/// <summary>Sums of maxima and means of one input.</summary>
[Network(5, 8, 9)]
[MaxPool2D(2, Name = "maxima")]
[AveragePool2D(2, From = "input")]
[Add("maxima")]
[Conv2D(7, Kernel = 2)]
[MeanSquaredError]
public sealed partial class PooledBranches;
