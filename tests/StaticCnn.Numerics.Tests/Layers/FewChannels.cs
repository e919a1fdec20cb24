namespace StaticCnn.Numerics.Tests.Layers;

/// <summary>Six filters in pairs of columns, and input gradients back to them, with activations before and between; a sigmoid would fill padding lanes.</summary>
[Network(1, 12, 14)]
[Conv2D(6, Kernel = 5)]
[Tanh]
[Conv2D(16, Kernel = 5, Padding = 2)]
[Sigmoid]
[Conv2D(7, Kernel = 3, Padding = 1)]
[Sigmoid]
[Conv2D(5, Kernel = 4, Bias = false)]
[LeakyReLU]
[Dense(3)]
[SoftmaxCrossEntropy]
public sealed partial class PairedColumns;

/// <summary>Maxima of two columns by two, by three and by four rows, which are the pairs.</summary>
[Network(2, 26, 22)]
[Conv2D(6, Kernel = 5)]
[ReLU]
[MaxPool2D(2)]
[Conv2D(8, Kernel = 3, Padding = 1)]
[Sigmoid]
[MaxPool2D(2, KernelHeight = 3)]
[Conv2D(3, Kernel = 3, Padding = 2)]
[MaxPool2D(2, KernelHeight = 4)]
[MeanSquaredError]
public sealed partial class PairedMaxima;

/// <summary>Strides: pairs four columns apart, and phases of the input gradient with two taps and with one.</summary>
[Network(3, 11, 15)]
[Conv2D(8, Kernel = 3, Stride = 2, Padding = 1)]
[Sigmoid]
[Conv2D(20, Kernel = 4, Stride = 2, Padding = 1)]
[Tanh]
[Conv2D(2, KernelHeight = 1, KernelWidth = 3)]
[MeanSquaredError]
public sealed partial class PairedStrides;

/// <summary>Widths of odd and of even numbers of columns in turn, and windows of maxima that no pair of columns is.</summary>
[Network(2, 12, 13)]
[Conv2D(7, Kernel = 3)]
[ReLU]
[Conv2D(4, Kernel = 2)]
[Tanh]
[MaxPool2D(1, KernelHeight = 2)]
[Conv2D(5, Kernel = 2, Padding = 1)]
[MaxPool2D(3)]
[Dense(4)]
[SoftmaxCrossEntropy]
public sealed partial class OddColumns;

/// <summary>Sequences, whose every column is an edge or nearly so.</summary>
[Network(3, 12)]
[Conv1D(8, Kernel = 6, Padding = Padding.Same)]
[Tanh]
[Conv1D(4, Kernel = 5, Padding = Padding.Same)]
[BatchNorm]
[ReLU]
[MaxPool1D(2)]
[Dense(3)]
[MeanSquaredError]
public sealed partial class PairedSequence;
