namespace StaticCnn.Generator.Tests;

/// <summary>Errors in layers: one each, on the argument that is wrong, with the arithmetic.</summary>
public class LayerDiagnosticTests
{
    [Theory]
    [InlineData("", "ReLU", "SCNN008", "Network()", "the input shape has 0 dimensions; it has one (features), two (channels, length) or three (channels, height, width)")]
    [InlineData("1, 2, 3, 4", "ReLU", "SCNN008", "4", "the input shape has 4 dimensions; it has one (features), two (channels, length) or three (channels, height, width)")]
    [InlineData("1, -2, 3", "ReLU", "SCNN008", "-2", "dimension 2 of the input shape is -2; it must be at least 1")]
    [InlineData("new int[] { 1, 8, 0 }", "ReLU", "SCNN008", "0", "dimension 3 of the input shape is 0; it must be at least 1")]
    [InlineData("2000, 2000, 2000", "ReLU", "SCNN015", "Network(2000, 2000, 2000)", "the input has 2000x2000x2000 = 8000000000 elements; at most 2147483647 are possible")]
    [InlineData("1, 12000, 12000", "GlobalAveragePool", "SCNN015", "Network(1, 12000, 12000)", "the input has 1x12000x12000 = 144000000 elements, 2304000000 with the channels padded to whole vectors; at most 2147483647 are possible")]
    [InlineData("3, 8, 8", "Conv2D(0)", "SCNN010", "0", "Filters of Conv2D 'conv1' is 0; it must be at least 1")]
    [InlineData("3, 8, 8", "Conv2D(filters: -4)", "SCNN010", "filters: -4", "Filters of Conv2D 'conv1' is -4; it must be at least 1")]
    [InlineData("3, 8, 8", "Conv2D(4, Kernel = 0)", "SCNN010", "Kernel = 0", "Kernel of Conv2D 'conv1' is 0; it must be at least 1")]
    [InlineData("3, 8, 8", "Conv2D(4, KernelWidth = -1)", "SCNN010", "KernelWidth = -1", "KernelWidth of Conv2D 'conv1' is -1; it must be at least 1")]
    [InlineData("3, 8, 8", "Conv2D(4, Stride = 0)", "SCNN010", "Stride = 0", "Stride of Conv2D 'conv1' is 0; it must be at least 1")]
    [InlineData("3, 8, 8", "Conv2D(4, Padding = -2)", "SCNN010", "Padding = -2", "Padding of Conv2D 'conv1' is -2; it must be at least -1")]
    [InlineData("3, 8, 8", "Conv2D(4, DilationHeight = -3)", "SCNN010", "DilationHeight = -3", "DilationHeight of Conv2D 'conv1' is -3; it must be at least 1")]
    [InlineData("3, 8, 8", "Conv2D(4, Groups = 0)", "SCNN010", "Groups = 0", "Groups of Conv2D 'conv1' is 0; it must be at least 1")]
    [InlineData("3, 8, 8", "Conv2D(4, Initializer = (Initializer)9)", "SCNN010", "Initializer = (Initializer)9", "Initializer of Conv2D 'conv1' is 9, which is no member of the enumeration")]
    [InlineData("3, 8, 8", "MaxPool2D(2, Stride = -1)", "SCNN010", "Stride = -1", "Stride of MaxPool2D 'pool1' is -1; it must be at least 0")]
    [InlineData("3, 8, 8", "MaxPool2D(0)", "SCNN010", "0", "Kernel of MaxPool2D 'pool1' is 0; it must be at least 1")]
    [InlineData("3, 8, 8", "Subsample2D(0)", "SCNN010", "0", "Kernel of Subsample2D 'subsample1' is 0; it must be at least 1")]
    [InlineData("3", "Dense(0)", "SCNN010", "0", "Units of Dense 'fc1' is 0; it must be at least 1")]
    [InlineData("3", "Dropout(1)", "SCNN010", "1", "Rate of Dropout 'dropout1' is 1; it must be at least 0 and below 1")]
    [InlineData("3", "Dropout(-0.5)", "SCNN010", "-0.5", "Rate of Dropout 'dropout1' is -0.5; it must be at least 0 and below 1")]
    [InlineData("3", "Dropout(0.99999999999)", "SCNN010", "0.99999999999", "Rate of Dropout 'dropout1' is 0.99999999999; it must be at least 0 and below 1")]
    [InlineData("3", "LeakyReLU(Slope = double.NaN)", "SCNN010", "Slope = double.NaN", "Slope of LeakyReLU 'leakyrelu1' is NaN; it must be at least 0 and finite")]
    [InlineData("3", "LeakyReLU(Slope = -1)", "SCNN010", "Slope = -1", "Slope of LeakyReLU 'leakyrelu1' is -1; it must be at least 0 and finite")]
    [InlineData("3", "BatchNorm(Epsilon = 0)", "SCNN010", "Epsilon = 0", "Epsilon of BatchNorm 'bn1' is 0; it must be above 0 and finite, also as a float")]
    [InlineData("3", "BatchNorm(Epsilon = 1e-60)", "SCNN010", "Epsilon = 1e-60", "Epsilon of BatchNorm 'bn1' is 1E-60; it must be above 0 and finite, also as a float")]
    [InlineData("3", "BatchNorm(Momentum = 1.5)", "SCNN010", "Momentum = 1.5", "Momentum of BatchNorm 'bn1' is 1.5; it must be from 0 to 1")]
    [InlineData("3, 8", "Conv2D(4)", "SCNN011", "Conv2D(4)", "Conv2D 'conv1' needs an input of rank 3 (channels x height x width), not the shape 3x8 of rank 2 (the network's input); use Conv1D")]
    [InlineData("3, 8, 8", "MaxPool1D(4)", "SCNN011", "MaxPool1D(4)", "MaxPool1D 'pool1' needs an input of rank 2 (channels x length), not the shape 3x8x8 of rank 3 (the network's input); use MaxPool2D")]
    [InlineData("3, 8", "Subsample2D(2, From = \"input\")", "SCNN011", "From = \"input\"", "Subsample2D 'subsample1' needs an input of rank 3 (channels x height x width), not the shape 3x8 of rank 2 (the network's input)")]
    [InlineData("3", "GlobalAveragePool", "SCNN011", "GlobalAveragePool", "GlobalAveragePool 'pool1' needs an input of rank 2 (channels x length) or rank 3 (channels x height x width), not the shape 3 of rank 1 (the network's input)")]
    [InlineData("3, 2, 9", "Conv2D(4)", "SCNN012", "Conv2D(4)", "Conv2D kernel 3 does not fit the 2x9 input of layer 'conv1' (the network's input); reduce Kernel to 2 or set Padding")]
    [InlineData("3, 9, 2", "Conv2D(4, KernelWidth = 4)", "SCNN012", "KernelWidth = 4", "Conv2D kernel 3x4 does not fit the 9x2 input of layer 'conv1' (the network's input); reduce KernelWidth to 2 or set Padding")]
    [InlineData("3, 8, 8", "Conv2D(4, Kernel = 4, Dilation = 3)", "SCNN012", "Kernel = 4", "Conv2D kernel 4, which spans 10 positions with dilation 3, does not fit the 8x8 input of layer 'conv1' (the network's input); reduce Kernel to 3 or set Padding")]
    [InlineData("3, 4", "Conv1D(4, Kernel = 9, Padding = 2)", "SCNN012", "Kernel = 9", "Conv1D kernel 9 does not fit the input of length 4, padded from 4 to 8, of layer 'conv1' (the network's input); reduce Kernel to 8 or increase Padding")]
    [InlineData("3, 4, 4", "MaxPool2D(5)", "SCNN012", "5", "MaxPool2D kernel 5 does not fit the 4x4 input of layer 'pool1' (the network's input); reduce Kernel to 4")]
    [InlineData("3, 8, 8", "Conv2D(6, Groups = 2)", "SCNN013", "Groups = 2", "the 2 groups of Conv2D 'conv1' do not divide the 3 channels of its input (the network's input)")]
    [InlineData("3, 8, 8", "Conv2D(4, Groups = 3)", "SCNN013", "Groups = 3", "the 3 groups of Conv2D 'conv1' do not divide its 4 filters")]
    [InlineData("3, 8, 8", "MaxPool2D(3, Padding = 2)", "SCNN014", "Padding = 2", "Padding 2 of MaxPool2D 'pool1' is more than half of its kernel 3; reduce it to 1")]
    [InlineData("1, 9000, 9000", "Conv2D(32, Kernel = 1)", "SCNN015", "Conv2D(32, Kernel = 1)", "the output of Conv2D 'conv1' has 32x9000x9000 = 2592000000 elements; at most 2147483647 are possible")]
    [InlineData("100000", "Dense(100000)", "SCNN015", "Dense(100000)", "Dense 'fc1' has 100000x100000 + 100000 = 10000100000 parameters; at most 2147483647 are possible")]
    [InlineData("3, 8", "Conv1D(2, Padding = int.MaxValue)", "SCNN015", "Padding = int.MaxValue", "the window or the padded input of Conv1D 'conv1' passes 2147483647 positions")]
    [InlineData("3, 8", "Conv1D(2, Kernel = int.MaxValue, Dilation = int.MaxValue)", "SCNN015", "Dilation = int.MaxValue", "the window or the padded input of Conv1D 'conv1' passes 2147483647 positions")]
    public void WrongLayer(string input, string layer, string id, string squiggle, string message)
    {
        var run = Harness.Run(Harness.Network(input, layer, "MeanSquaredError"));
        Assert.Equal([$"{id}: {squiggle}"], run.Squiggles);
        Assert.Equal(message, run.Diagnostics.Single().GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty(run.CompilerErrors);
    }

    [Fact]
    public void TheOriginOfAnInputIsNamed()
    {
        var run = Harness.Run(Harness.Network("1, 8, 8", "MaxPool2D(2, Name = \"pool2\")", "Conv2D(4, Kernel = 5, Name = \"conv3\")", "Dense(2)", "SoftmaxCrossEntropy"));
        Assert.Equal(
            "Conv2D kernel 5 does not fit the 4x4 input of layer 'conv3' (output of MaxPool2D 'pool2'); reduce Kernel to 4 or set Padding",
            run.Diagnostics.Single().GetMessage(null));
    }

    [Fact]
    public void TotalOfParametersIsLimited()
    {
        var run = Harness.Run(Harness.Network("40000", "Dense(40000)", "Dense(40000)", "MeanSquaredError"));
        Assert.Equal(["SCNN015: Dense(40000)"], run.Squiggles);
        Assert.Contains("the layers up to Dense 'fc2' have 3200080000 parameters", run.Diagnostics[0].GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void OneMistakeGivesOneError()
    {
        var run = Harness.Run(Harness.Network("1, 8, 8", "Conv2D(0, Kernel = 0, Stride = -1)", "MaxPool2D(99)", "Conv1D(3)", "Add(\"conv1\")", "SoftmaxCrossEntropy"));
        Assert.Equal(["SCNN010: 0"], run.Squiggles);
    }

    [Fact]
    public void ValuesAreCheckedAfterAnError()
    {
        var run = Harness.Run(Harness.Network("1, 8, 8", "Conv2D(4, Kernel = 9)", "Dropout(2)", "Dense(0)", "SoftmaxCrossEntropy"));
        Assert.Equal(["SCNN012: Kernel = 9", "SCNN010: 2", "SCNN010: 0"], run.Squiggles);
    }
}
