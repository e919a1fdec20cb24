using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Tests;

public class NameTests
{
    [Fact]
    public void DefaultNamesCountPerPrefixAlsoNamedLayers()
    {
        string[] layers =
        [
            "Conv2D(4, Name = \"stem\")", "Conv2D(4)", "BatchNorm", "ReLU", "MaxPool2D(2)", "AveragePool2D(2)", "Subsample2D(2)", "LeakyReLU", "Sigmoid",
            "Tanh", "Dropout(0.5)", "GlobalAveragePool", "Flatten", "Dense(4)", "Add(\"flatten1\")", "Concat(\"add1\")", "Softmax", "Dense(3)", "SoftmaxCrossEntropy",
        ];
        Assert.Equal(
            "stem conv2 bn1 relu1 pool1 pool2 subsample1 leakyrelu1 sigmoid1 tanh1 dropout1 pool3 flatten1 fc1 add1 concat1 softmax1 fc2",
            string.Join(' ', Checked.Network("1, 40, 40", layers).Layers.Select(l => l.Name)));
    }

    [Fact]
    public void InputsAreIndicesOfValues()
    {
        var network = Checked.Network(
            "4, 8, 8", "Conv2D(4, Padding = 1, Name = \"a\")", "ReLU(From = \"input\")", "Add(\"a\", \"input\")", "Concat(\"relu1\", From = \"a\")",
            "Add(\"concat1\", \"concat1\", Name = \"sum\")", "Concat(\"add1\")", "MeanSquaredError");
        Assert.Equal(["0", "0", "2,1,0", "1,2", "4,4,4", "5,3"], network.Layers.Select(l => string.Join(',', l.Inputs)));
        Assert.Equal("12x8x8", network.Layers.ToArray()[^1].Output.ToString());
    }

    [Theory]
    [InlineData("App", "Net")]
    public void ClassIsNamed(string space, string name)
    {
        ShapedNetwork network = Checked.Network("4", "ReLU", "MeanSquaredError");
        Assert.Equal((space, name), (network.Namespace, network.ClassName));
    }
}
