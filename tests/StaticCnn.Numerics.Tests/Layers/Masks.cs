namespace StaticCnn.Numerics.Tests.Layers;

/// <summary>Dropout of maps and of features: two streams of masks.</summary>
[Network(3, 11, 9)]
[Conv2D(13, Kernel = 3)]
[Dropout(0.3)]
[ReLU]
[Dense(17)]
[Dropout(0.5)]
[Dense(5)]
[SoftmaxCrossEntropy]
public sealed partial class DroppedFeatures;

/// <summary>Dropout of an input sequence, with a rate of zero between, and last before the loss.</summary>
[Network(2, 31)]
[Dropout(0.2)]
[Conv1D(5, Kernel = 3)]
[Dropout(0)]
[Tanh]
[Dropout(0.25)]
[MeanSquaredError]
public sealed partial class DroppedSequence;

/// <summary>A value of which one reader drops elements and another does not.</summary>
[Network(3, 8, 7)]
[Conv2D(17, Kernel = 3, Name = "whole")]
[Dropout(0.4)]
[Add("whole")]
[BatchNorm]
[GlobalAveragePool]
[Dense(3)]
[SoftmaxCrossEntropy]
public sealed partial class DroppedBranch;
