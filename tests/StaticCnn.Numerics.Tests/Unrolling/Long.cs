namespace StaticCnn.Numerics.Tests.Unrolling;

/// <summary>Too many taps in a row to be text by themselves; a stride, whose input gradient has phases.</summary>
[Network(2, 13)]
[Conv1D(4, Kernel = 9)]
[Conv1D(6, Stride = 2, Padding = 1)]
[ReLU]
[Dense(4)]
[SoftmaxCrossEntropy]
public sealed partial class LongAuto;

/// <summary>The same with every loop as text that is short enough.</summary>
[Network(2, 13, Unroll = Unroll.Full)]
[Conv1D(4, Kernel = 9)]
[Conv1D(6, Stride = 2, Padding = 1)]
[ReLU]
[Dense(4)]
[SoftmaxCrossEntropy]
public sealed partial class LongFull;

/// <summary>The same with loops around register tiles.</summary>
[Network(2, 13, Unroll = Unroll.None)]
[Conv1D(4, Kernel = 9)]
[Conv1D(6, Stride = 2, Padding = 1)]
[ReLU]
[Dense(4)]
[SoftmaxCrossEntropy]
public sealed partial class LongNone;
