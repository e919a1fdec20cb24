namespace StaticCnn.Numerics.Tests.Networks;

/// <summary>Groups, a depthwise convolution with a multiplier, and a pointwise one.</summary>
[Network(6, 13, 11)]
[Conv2D(9, Kernel = 3, Groups = 3)]
[ReLU]
[Conv2D(18, Kernel = 3, Padding = 1, Groups = 9, Bias = false)]
[LeakyReLU]
[Conv2D(7, Kernel = 1)]
[Tanh]
[GlobalAveragePool]
[Dense(3)]
[SoftmaxCrossEntropy]
public sealed partial class Grouped;
