namespace StaticCnn.Numerics.Tests.Layers;

/// <summary>Activations over images, the first one straight from the input.</summary>
[Network(3, 7, 5)]
[LeakyReLU(Slope = 0.1)]
[Conv2D(5, Kernel = 2)]
[Sigmoid]
[Conv2D(17, Kernel = 2)]
[Tanh]
[Dense(3)]
[SoftmaxCrossEntropy]
public sealed partial class ImageActivations;

/// <summary>Activations over features; a softmax between layers.</summary>
[Network(33)]
[LeakyReLU]
[Dense(17)]
[ReLU]
[Dense(15)]
[Softmax]
[Dense(3)]
[MeanSquaredError]
public sealed partial class FeatureActivations;

/// <summary>Activations one after the other, and the last one before the loss.</summary>
[Network(13)]
[Dense(7)]
[Tanh]
[Sigmoid]
[LeakyReLU(Slope = 0.5)]
[Dense(5)]
[Sigmoid]
[MeanSquaredError]
public sealed partial class StackedActivations;

/// <summary>Softmax over the channels of an image.</summary>
[Network(5, 8, 7)]
[Conv2D(17, Kernel = 3)]
[Softmax]
[Conv2D(3, Kernel = 1)]
[MeanSquaredError]
public sealed partial class ImageSoftmax;

/// <summary>Softmax over the channels of a sequence, from the input and before the loss.</summary>
[Network(3, 19)]
[Softmax]
[Conv1D(5, Kernel = 3)]
[Softmax]
[MeanSquaredError]
public sealed partial class SequenceSoftmax;

/// <summary>Rectified and pooled straight from the input.</summary>
[Network(2, 9, 8)]
[ReLU]
[MaxPool2D(2)]
[Conv2D(5, Kernel = 2)]
[Tanh]
[MeanSquaredError]
public sealed partial class RectifiedInput;
