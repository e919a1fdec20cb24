using StaticCnn;

namespace FashionMnist.Networks;

/// <summary>The family of LeNet: hyperbolic tangents, and pooling that is trained with the rest.</summary>
[Network(1, 28, 28)]
[Conv2D(6, Kernel = 5)]
[Tanh]
[Subsample2D(2, Activation = Activation.Tanh)]
[Conv2D(16, Kernel = 5)]
[Tanh]
[Subsample2D(2, Activation = Activation.Tanh)]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class LeNetwork;
