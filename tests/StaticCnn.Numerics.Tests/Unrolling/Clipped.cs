namespace StaticCnn.Numerics.Tests.Unrolling;

/// <summary>Windows of three rows over padding, of which some rows are outside; a convolution within the lanes.</summary>
[Network(1, 3, 9)]
[Conv2D(5, Padding = 1)]
[ReLU]
[MaxPool2D(3)]
[Conv2D(5, Groups = 5, Padding = 1)]
[LeakyReLU]
[Dense(3)]
[MeanSquaredError]
public sealed partial class ClippedAuto;

/// <summary>The same with every loop as text that is short enough.</summary>
[Network(1, 3, 9, Unroll = Unroll.Full)]
[Conv2D(5, Padding = 1)]
[ReLU]
[MaxPool2D(3)]
[Conv2D(5, Groups = 5, Padding = 1)]
[LeakyReLU]
[Dense(3)]
[MeanSquaredError]
public sealed partial class ClippedFull;

/// <summary>The same with loops around register tiles.</summary>
[Network(1, 3, 9, Unroll = Unroll.None)]
[Conv2D(5, Padding = 1)]
[ReLU]
[MaxPool2D(3)]
[Conv2D(5, Groups = 5, Padding = 1)]
[LeakyReLU]
[Dense(3)]
[MeanSquaredError]
public sealed partial class ClippedNone;
