namespace StaticCnn.Numerics.Tests.Networks;

/// <summary>Batch normalisation of features, and a network whose input is a vector.</summary>
[Network(11)]
[Dense(17, Bias = false)]
[BatchNorm]
[ReLU]
[Dense(5)]
[Sigmoid]
[MeanSquaredError]
public sealed partial class VectorBatchNorm;
