namespace StaticCnn.Numerics.Tests.Unrolling;

/// <summary>Pooling in the convolution before it, and a convolution that both reads padding and gives an input gradient.</summary>
[Network(1, 6, 6)]
[Conv2D(4)]
[ReLU]
[MaxPool2D(2)]
[Conv2D(6, Padding = 1)]
[Tanh]
[Dense(3)]
[SoftmaxCrossEntropy]
public sealed partial class PooledAuto;

/// <summary>The same with every loop as text that is short enough.</summary>
[Network(1, 6, 6, Unroll = Unroll.Full)]
[Conv2D(4)]
[ReLU]
[MaxPool2D(2)]
[Conv2D(6, Padding = 1)]
[Tanh]
[Dense(3)]
[SoftmaxCrossEntropy]
public sealed partial class PooledFull;

/// <summary>The same with loops around register tiles.</summary>
[Network(1, 6, 6, Unroll = Unroll.None)]
[Conv2D(4)]
[ReLU]
[MaxPool2D(2)]
[Conv2D(6, Padding = 1)]
[Tanh]
[Dense(3)]
[SoftmaxCrossEntropy]
public sealed partial class PooledNone;
