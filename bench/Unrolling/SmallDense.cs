namespace StaticCnn.Bench.Unrolling;

/// <summary>A small dense layer, 16 to 10.</summary>
[Network(4)]
[Dense(16, Name = "before")]
[Dense(10, Name = "layer")]
[SoftmaxCrossEntropy]
public sealed partial class SmallDenseAuto;

/// <summary>The same with every loop as text that is short enough.</summary>
[Network(4, Unroll = Unroll.Full)]
[Dense(16, Name = "before")]
[Dense(10, Name = "layer")]
[SoftmaxCrossEntropy]
public sealed partial class SmallDenseFull;

/// <summary>The same with loops around register tiles.</summary>
[Network(4, Unroll = Unroll.None)]
[Dense(16, Name = "before")]
[Dense(10, Name = "layer")]
[SoftmaxCrossEntropy]
public sealed partial class SmallDenseNone;
