namespace StaticCnn.Numerics.Tests.Layers;

/// <summary>Sums without an activation, means with a sigmoid.</summary>
[Network(3, 13, 12)]
[Conv2D(7, Kernel = 2)]
[Subsample2D(3, Down = Downsampling.Sum)]
[Conv2D(5, Kernel = 1)]
[Subsample2D(2, Activation = Activation.Sigmoid)]
[MeanSquaredError]
public sealed partial class SumThenSigmoid;

/// <summary>Sums with a hyperbolic tangent, means with a rectifier, over more than a vector of channels.</summary>
[Network(2, 14, 15)]
[Conv2D(17, Kernel = 3)]
[Subsample2D(2, Down = Downsampling.Sum, Activation = Activation.Tanh)]
[Conv2D(5, Kernel = 1)]
[Subsample2D(2, Activation = Activation.ReLU)]
[Dense(4)]
[SoftmaxCrossEntropy]
public sealed partial class TanhThenReLU;

/// <summary>Trainable pooling straight from the input, twice.</summary>
[Network(7, 9, 9)]
[Subsample2D(2)]
[Subsample2D(2, Down = Downsampling.Sum, Activation = Activation.Sigmoid)]
[Dense(3)]
[MeanSquaredError]
public sealed partial class SubsampledInput;
