namespace StaticCnn.Generator.Tests;

/// <summary>The shape of the last layer, by hand from the formulas of PyTorch's documentation.</summary>
public class ShapeTests
{
    [Theory]
    [InlineData("1, 28, 28", "Conv2D(32, Kernel = 5)", "32x24x24")]
    [InlineData("1, 28, 28", "Conv2D(32)", "32x26x26")]
    [InlineData("3, 32, 32", "Conv2D(8, Kernel = 3, Stride = 2, Padding = 1)", "8x16x16")]
    [InlineData("3, 7, 9", "Conv2D(8, KernelHeight = 3, KernelWidth = 5)", "8x5x5")]
    [InlineData("3, 7, 9", "Conv2D(8, Kernel = 5, KernelHeight = 1)", "8x7x5")]
    [InlineData("3, 10, 10", "Conv2D(8, StrideHeight = 2, StrideWidth = 3)", "8x4x3")]
    [InlineData("3, 10, 10", "Conv2D(8, Dilation = 2)", "8x6x6")]
    [InlineData("3, 10, 10", "Conv2D(8, DilationWidth = 4)", "8x8x2")]
    [InlineData("3, 10, 10", "Conv2D(8, PaddingHeight = 2)", "8x12x8")]
    [InlineData("3, 10, 10", "Conv2D(8, Padding = 1, PaddingWidth = 3)", "8x10x14")]
    [InlineData("3, 5, 5", "Conv2D(8, Kernel = 5)", "8x1x1")]
    [InlineData("3, 5, 5", "Conv2D(8, Kernel = 7, Padding = 1)", "8x1x1")]
    [InlineData("3, 5, 5", "Conv2D(6, Groups = 3)", "6x3x3")]
    [InlineData("3, 7, 8", "Conv2D(8, Padding = Padding.Same)", "8x7x8")]
    [InlineData("3, 7, 8", "Conv2D(8, Stride = 2, Padding = Padding.Same)", "8x4x4")]
    [InlineData("3, 7, 8", "Conv2D(8, Kernel = 2, Stride = 5, Padding = Padding.Same)", "8x2x2")]
    [InlineData("3, 7, 8", "Conv2D(8, Kernel = 1, Stride = 3, Padding = Padding.Same)", "8x3x3")]
    [InlineData("3, 2, 2", "Conv2D(8, Kernel = 9, Padding = Padding.Same)", "8x2x2")]
    [InlineData("4, 100", "Conv1D(16, Kernel = 7)", "16x94")]
    [InlineData("4, 100", "Conv1D(16, Kernel = 7, Stride = 2, Padding = 3, Dilation = 2)", "16x47")]
    [InlineData("4, 100", "Conv1D(16, Stride = 3, Padding = Padding.Same)", "16x34")]
    [InlineData("4, 9, 9", "MaxPool2D(2)", "4x4x4")]
    [InlineData("4, 9, 9", "MaxPool2D(3, Stride = 2, Padding = 1)", "4x5x5")]
    [InlineData("4, 9, 9", "MaxPool2D(2, Kernel = 3)", "4x3x3")]
    [InlineData("4, 9, 9", "MaxPool2D(2, KernelWidth = 9)", "4x4x1")]
    [InlineData("4, 9, 9", "MaxPool2D(2, StrideHeight = 1)", "4x8x4")]
    [InlineData("4, 9, 9", "MaxPool2D(2, Padding = Padding.Same)", "4x5x5")]
    [InlineData("4, 9, 9", "AveragePool2D(kernel: 3)", "4x3x3")]
    [InlineData("4, 9", "MaxPool1D(2)", "4x4")]
    [InlineData("4, 9", "AveragePool1D(3, Stride = 1, Padding = 1)", "4x9")]
    [InlineData("4, 9", "GlobalAveragePool", "4")]
    [InlineData("4, 9, 7", "GlobalAveragePool", "4")]
    [InlineData("4, 9, 9", "Subsample2D(2, Activation = Activation.Tanh, Down = Downsampling.Sum)", "4x4x4")]
    [InlineData("4, 9, 9", "Flatten", "324")]
    [InlineData("4, 9", "Flatten", "36")]
    [InlineData("4, 9, 9", "Dense(10)", "10")]
    [InlineData("784", "Dense(10, Bias = false)", "10")]
    [InlineData("4, 9, 9", "BatchNorm", "4x9x9")]
    [InlineData("4, 9", "BatchNorm(Epsilon = 1e-3, Momentum = 0.01)", "4x9")]
    [InlineData("4, 9, 9", "ReLU", "4x9x9")]
    [InlineData("4, 9", "LeakyReLU(Slope = 0)", "4x9")]
    [InlineData("4", "Sigmoid", "4")]
    [InlineData("4, 2, 2", "Tanh", "4x2x2")]
    [InlineData("4, 2, 2", "Softmax", "4x2x2")]
    [InlineData("4, 2, 2", "Dropout(0.5)", "4x2x2")]
    [InlineData("4, 2, 2", "Add(\"input\")", "4x2x2")]
    [InlineData("4, 2, 2", "Concat(\"input\", \"input\")", "12x2x2")]
    [InlineData("4", "Concat(\"input\")", "8")]
    [InlineData("4, 9", "Concat(\"input\")", "8x9")]
    public void OutputShape(string input, string layer, string expected) =>
        Assert.Equal(expected, Checked.Network(input, layer, "MeanSquaredError").Layers.ToArray()[^1].Output.ToString());

    [Fact]
    public void InputShapeKeepsItsRank()
    {
        Assert.Equal(new(7, 1, 1, 1), Checked.Network("7", "ReLU", "MeanSquaredError").Input);
        Assert.Equal(new(7, 1, 5, 2), Checked.Network("7, 5", "ReLU", "MeanSquaredError").Input);
        Assert.Equal(new(7, 5, 3, 3), Checked.Network("new[] { 7, 5, 3 }", "ReLU", "MeanSquaredError").Input);
    }
}
