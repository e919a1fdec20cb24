namespace StaticCnn.Numerics.Tests.Networks;

/// <summary>Two branches from the input, joined along the channels; softmax over channels under a squared error.</summary>
[Network(2, 9, 10)]
[Conv2D(3, Kernel = 3, Padding = 1, Name = "left")]
[Sigmoid(Name = "leftValue")]
[Conv2D(4, Kernel = 5, Padding = 2, From = "input")]
[LeakyReLU(Slope = 0.2)]
[Concat("leftValue", "input")]
[AveragePool2D(3, Stride = 2, Padding = 1, CountIncludePad = false)]
[Conv2D(5, Kernel = 1)]
[Softmax]
[MeanSquaredError]
public sealed partial class Branches;
