namespace StaticCnn.Numerics.Tests.Layers;

/// <summary>Batch normalisation between a convolution and its activation, over 31x29.</summary>
[Network(7, 31, 29)]
[Conv2D(13, Kernel = 3, Stride = 2)]
[BatchNorm]
[LeakyReLU(Slope = 0.2)]
[GlobalAveragePool]
[Dense(5)]
[SoftmaxCrossEntropy]
public sealed partial class NormalizedMaps;

/// <summary>Batch normalisation of a flattened image and of features.</summary>
[Network(3, 7, 5)]
[Flatten]
[BatchNorm]
[Dense(17, Bias = false)]
[BatchNorm(Epsilon = 1e-2)]
[Tanh]
[Dense(4)]
[SoftmaxCrossEntropy]
public sealed partial class NormalizedFeatures;

/// <summary>Batch normalisation of an input sequence, and last before the loss.</summary>
[Network(5, 23)]
[BatchNorm(Momentum = 0.5)]
[Conv1D(7, Kernel = 3)]
[BatchNorm(Epsilon = 1e-3)]
[MeanSquaredError]
public sealed partial class NormalizedSequence;

/// <summary>Batch normalisation of an input image, and of a pool's maxima.</summary>
[Network(3, 11, 9)]
[BatchNorm]
[ReLU]
[Conv2D(17, Kernel = 2)]
[MaxPool2D(2)]
[BatchNorm]
[Sigmoid]
[Dense(3)]
[SoftmaxCrossEntropy]
public sealed partial class NormalizedInput;
