namespace StaticCnn.Numerics.Tests.Networks;

/// <summary>A sequence of odd length with stride, dilation, groups, batch normalisation and both pools.</summary>
[Network(3, 47)]
[Conv1D(7, Kernel = 4, Stride = 2, Padding = 2, Bias = false)]
[BatchNorm(Epsilon = 1e-3, Momentum = 0.3)]
[LeakyReLU(Slope = 0.3)]
[AveragePool1D(3, Stride = 2, Padding = 1, CountIncludePad = false)]
[Conv1D(14, Kernel = 2, Dilation = 3, Groups = 7)]
[Tanh]
[MaxPool1D(3, Stride = 2, Padding = 1)]
[Flatten]
[Dense(9, Bias = false)]
[Softmax]
[MeanSquaredError]
public sealed partial class OddSequence;
