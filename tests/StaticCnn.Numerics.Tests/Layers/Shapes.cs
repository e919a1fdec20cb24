namespace StaticCnn.Numerics.Tests.Layers;

/// <summary>Flattening before an activation, and of what is flat.</summary>
[Network(3, 5, 4)]
[Conv2D(5, Kernel = 2)]
[Flatten]
[ReLU]
[Dense(7)]
[Flatten]
[Dense(3)]
[SoftmaxCrossEntropy]
public sealed partial class FlattenedEarly;

/// <summary>A flattened value and its image, both read.</summary>
[Network(3, 6, 5)]
[Conv2D(7, Kernel = 2, Name = "image")]
[Flatten]
[Tanh]
[Dense(5, Name = "ofFlat")]
[GlobalAveragePool(From = "image")]
[Concat("ofFlat")]
[Dense(4)]
[SoftmaxCrossEntropy]
public sealed partial class FlatAndImage;

/// <summary>Dense over an input image, wide, without bias.</summary>
[Network(1, 31, 29)]
[Dense(13)]
[ReLU]
[Dense(5, Bias = false)]
[SoftmaxCrossEntropy]
public sealed partial class DenseOfImage;

/// <summary>Dense over an input image of several channels, to the loss.</summary>
[Network(3, 7, 5)]
[Dense(7)]
[MeanSquaredError]
public sealed partial class DenseOfChannels;

/// <summary>Dense over an input sequence.</summary>
[Network(3, 21)]
[Dense(33)]
[Tanh]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class DenseOfSequence;

/// <summary>7 to 13 channels over 31x29 to a map before the loss.</summary>
[Network(7, 31, 29)]
[Conv2D(13, Kernel = 3, Padding = 1, Bias = false)]
[ReLU]
[Conv2D(1, Kernel = 5, Stride = 3, Bias = false)]
[MeanSquaredError]
public sealed partial class OddMaps;

/// <summary>Groups that fill no vector between activations and a pool.</summary>
[Network(6, 13, 11)]
[Conv2D(9, Kernel = 3, Groups = 3, Bias = false)]
[Tanh]
[Conv2D(18, Kernel = 3, Padding = 1, Groups = 9)]
[MaxPool2D(3, Stride = 1)]
[Conv2D(5, Kernel = 1)]
[GlobalAveragePool]
[MeanSquaredError]
public sealed partial class GroupedAndPooled;

/// <summary>The smallest network that learns.</summary>
[Network(1)]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class Smallest;
