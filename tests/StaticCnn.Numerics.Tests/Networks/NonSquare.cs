namespace StaticCnn.Numerics.Tests.Networks;

/// <summary>Kernels, strides, padding and pools that differ by axis.</summary>
[Network(3, 19, 23)]
[Conv2D(10, KernelHeight = 5, KernelWidth = 2, StrideHeight = 2, PaddingHeight = 1, PaddingWidth = 3)]
[Tanh]
[MaxPool2D(2, KernelWidth = 3, StrideWidth = 2)]
[Conv2D(11, KernelHeight = 1, KernelWidth = 4, StrideWidth = 3)]
[Sigmoid]
[AveragePool2D(2, KernelHeight = 3, StrideHeight = 1, StrideWidth = 2, PaddingHeight = 1, CountIncludePad = false)]
[Dense(4)]
[MeanSquaredError]
public sealed partial class NonSquare;
