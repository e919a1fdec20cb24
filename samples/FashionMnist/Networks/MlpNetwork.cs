using StaticCnn;

namespace FashionMnist.Networks;

/// <summary>Dense layers only: the plain back-propagation network.</summary>
[Network(1, 28, 28)]
[Dense(128)]
[ReLU]
[Dense(64)]
[ReLU]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class MlpNetwork;
