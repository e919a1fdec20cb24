using StaticCnn.Generator.Graph;
using Initial = StaticCnn.Generator.Graph.Passes.InferShapesDense;

namespace StaticCnn.Generator.Tests;

/// <summary>What the layers carry besides their shape.</summary>
public class LayerTests
{
    [Fact]
    public void ConvolutionCarriesWindowGroupsBiasInitializer()
    {
        var layer = Assert.IsType<ConvolutionLayer>(Single("4, 9, 9", "Conv2D(8, Kernel = 3, Stride = 2, Padding = 1, DilationWidth = 2, Groups = 4, Bias = false, Initializer = Initializer.XavierNormal)"));
        Assert.Equal(new(new(3, 2, 1, 1, 1), new(3, 2, 1, 1, 2)), layer.Window);
        Assert.Equal((4, false, "XavierNormal"), (layer.Groups, layer.Bias, layer.Initializer));
    }

    [Fact]
    public void SequenceHasAUnitHeight()
    {
        var layer = Assert.IsType<ConvolutionLayer>(Single("4, 9", "Conv1D(8, Kernel = 5)"));
        Assert.Equal(new(WindowAxis.Unit, new(5, 1, 0, 0, 1)), layer.Window);
        Assert.Equal(new(8, 1, 5, 2), layer.Output);
    }

    [Theory]
    [InlineData(8, 4, 1, 1, 1, 2)]
    [InlineData(8, 3, 2, 1, 0, 1)]
    [InlineData(7, 3, 2, 1, 1, 1)]
    [InlineData(8, 2, 1, 3, 1, 2)]
    [InlineData(8, 1, 3, 1, 0, 0)]
    public void SamePaddingPutsTheOddPositionAtTheEnd(int size, int kernel, int stride, int dilation, int before, int after)
    {
        var layer = Assert.IsType<ConvolutionLayer>(Single(
            FormattableString.Invariant($"1, {size}"), FormattableString.Invariant($"Conv1D(1, Kernel = {kernel}, Stride = {stride}, Dilation = {dilation}, Padding = Padding.Same)")));
        Assert.Equal((before, after), (layer.Window.X.PadBefore, layer.Window.X.PadAfter));
        Assert.Equal((size + stride - 1) / stride, layer.Window.X.Outputs(size));
    }

    [Fact]
    public void GlobalAverageIsAPoolOverTheWholeMap()
    {
        var layer = Assert.IsType<PoolLayer>(Single("4, 6, 5", "GlobalAveragePool"));
        Assert.Equal(("GlobalAveragePool", PoolKind.Average, "pool1"), (layer.Kind, layer.Pool, layer.Name));
        Assert.Equal(new(new(6, 6, 0, 0, 1), new(5, 5, 0, 0, 1)), layer.Window);
    }

    [Fact]
    public void SubsampleCarriesSumAndActivation()
    {
        var layer = Assert.IsType<SubsampleLayer>(Single("4, 6, 6", "Subsample2D(2, Activation = Activation.Sigmoid, Down = Downsampling.Sum)"));
        Assert.Equal((true, ActivationKind.Sigmoid), (layer.Sum, layer.Activation));
        Assert.Equal(new(new(2, 2, 0, 0, 1), new(2, 2, 0, 0, 1)), layer.Window);
    }

    [Fact]
    public void NumbersAreCarried()
    {
        Assert.Equal(0.2, Assert.IsType<ActivationLayer>(Single("4", "LeakyReLU(Slope = 0.2)")).Slope);
        Assert.Equal(0.01, Assert.IsType<ActivationLayer>(Single("4", "LeakyReLU")).Slope);
        Assert.Equal(0.25, Assert.IsType<DropoutLayer>(Single("4", "Dropout(0.25)")).Rate);
        Assert.Equal((1e-5, 0.1), Assert.IsType<BatchNormLayer>(Single("4", "BatchNorm")) is var bn ? (bn.Epsilon, bn.Momentum) : default);
        Assert.False(Assert.IsType<PoolLayer>(Single("4, 4", "AveragePool1D(2, CountIncludePad = false)")).CountIncludePad);
    }

    [Theory]
    [InlineData("SoftmaxCrossEntropy", 0)]
    [InlineData("MeanSquaredError", 1)]
    public void LossIsCarried(string attribute, int expected) =>
        Assert.Equal((Graph.LossKind)expected, Checked.Network("4", "Dense(3)", attribute).Loss);

    /// <summary>The generator repeats names and defaults of the runtime's attributes, which it cannot load.</summary>
    [Fact]
    public void EnumerationsAndDefaultsAreTheRuntimes()
    {
        Assert.Equal(Enum.GetNames<Initializer>(), Initial.Initializers);
        Assert.Equal(["None", "ReLU", "Sigmoid", "Tanh"], Enum.GetNames<Activation>());
        Assert.Equal(["Mean", "Sum"], Enum.GetNames<Downsampling>());
        var conv = new Conv2DAttribute(1);
        Assert.Equal((3, 1, 0, 1, 1, true), (conv.Kernel, conv.Stride, conv.Padding, conv.Dilation, conv.Groups, conv.Bias));
        Assert.Equal((1e-5, 0.1), new BatchNormAttribute() is var bn ? (bn.Epsilon, bn.Momentum) : default);
        Assert.Equal(0.01, new LeakyReLUAttribute().Slope);
        Assert.True(new AveragePool2DAttribute(1).CountIncludePad);
        Assert.Equal(-1, Padding.Same);
    }

    [Fact]
    public void EveryLayerOfTheRuntimeIsKnown()
    {
        var declared = typeof(LayerAttribute).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(LayerAttribute)))
            .Select(t => t.Name.Replace("Attribute", "", StringComparison.Ordinal));
        Assert.Equal(declared.Order(StringComparer.Ordinal), Graph.Passes.InferShapesRules.Kinds.Order(StringComparer.Ordinal));
    }

    private static Layer Single(string input, string layer) => Checked.Network(input, layer, "MeanSquaredError").Layers.Single();
}
