namespace StaticCnn.Numerics.Tests.Networks;

/// <summary>Trainable pooling of sums with a sigmoid, over images that the window does not divide.</summary>
[Network(2, 13, 11)]
[Conv2D(5, Kernel = 2)]
[Subsample2D(3, Down = Downsampling.Sum, Activation = Activation.Sigmoid)]
[Conv2D(4, Kernel = 2)]
[Subsample2D(2, Activation = Activation.ReLU)]
[Dense(3)]
[SoftmaxCrossEntropy]
public sealed partial class SumSubsample;
