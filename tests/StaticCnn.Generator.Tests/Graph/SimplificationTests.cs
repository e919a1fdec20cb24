using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Graph.Passes;

namespace StaticCnn.Generator.Tests;

/// <summary>Fusion where nobody else reads, and nothing that nobody reads.</summary>
public class SimplificationTests
{
    private const string Squares = "MeanSquaredError";

    public static TheoryData<string> Names => Corpus.Names;

    [Theory]
    [InlineData("ReLU")]
    [InlineData("LeakyReLU(Slope = 0.5)")]
    [InlineData("Sigmoid")]
    [InlineData("Tanh")]
    public void AnActivationThatAloneReadsAConvolutionMovesIntoIt(string activation)
    {
        var graph = Training("Conv2D(4)", activation, Squares);
        var convolution = Assert.Single(graph.Operations.OfType<Convolve>());
        Assert.NotEqual(ActivationKind.None, convolution.Activation);
        Assert.Equal(activation.Contains("0.5", StringComparison.Ordinal) ? 0.5 : 0, convolution.Slope);
        Assert.DoesNotContain(graph.Operations, o => o is Activate);
        Assert.Equal(convolution.Y, Assert.Single(graph.Operations.OfType<ActivateGradient>()).Y);
    }

    [Theory]
    [InlineData("Conv2D(4, Name = \"a\")", "ReLU", "Add(\"a\")")]
    [InlineData("Conv2D(4, Name = \"a\")", "ReLU", "Tanh(From = \"a\")", "Add(\"relu1\")")]
    [InlineData("Conv2D(4, Name = \"a\")", "ReLU", "Concat(\"a\")")]
    public void AConvolutionWithAnotherReaderKeepsItsValue(params string[] layers)
    {
        var graph = Training([.. layers, Squares]);
        Assert.Equal(ActivationKind.None, Assert.Single(graph.Operations.OfType<Convolve>()).Activation);
        Assert.Contains(graph.Operations, o => o is Activate { Activation: ActivationKind.ReLU });
    }

    [Theory]
    [InlineData("MaxPool2D(2)", 2, 2)]
    [InlineData("MaxPool2D(3)", 3, 3)]
    [InlineData("MaxPool2D(8)", 1, 1)] // As many outputs as no registers hold.
    [InlineData("MaxPool2D(3, Stride = 2)", 1, 1)]
    [InlineData("MaxPool2D(2, Padding = 1)", 1, 1)]
    [InlineData("AveragePool2D(2)", 1, 1)]
    public void MaximaOfWindowsThatTileTheMapAreTakenInTheConvolution(string pool, int rows, int columns)
    {
        var graph = Training("Conv2D(4, Kernel = 1)", "ReLU", pool, "Dense(2)", Squares);
        var convolution = Assert.Single(graph.Operations.OfType<Convolve>());
        Assert.Equal((rows, columns), (convolution.Pool.Rows, convolution.Pool.Columns));
        Assert.Equal(rows == 1 && pool.StartsWith("Max", StringComparison.Ordinal), graph.Operations.Any(o => o is MaxPool));
        Assert.Equal(rows > 1, convolution.Winner != None.Id);
    }

    [Fact]
    public void AMapThatAnotherReadsIsNotPooledInTheConvolution()
    {
        var graph = Training("Conv2D(4, Name = \"a\")", "MaxPool2D(2)", "Flatten", "Dense(2, Name = \"b\")", "Dense(2, From = \"a\")", "Add(\"b\")", Squares);
        Assert.True(Assert.Single(graph.Operations.OfType<Convolve>()).Pool.IsOne);
        Assert.Contains(graph.Operations, o => o is MaxPool);
    }

    [Theory]
    [InlineData("Conv2D(4)", "Tanh", "Conv2D(4, Kernel = 1)")]
    [InlineData("Dense(4)", "ReLU", "Dense(3)")]
    public void TheGradientOfAnActivationMovesIntoTheInputGradientAfterIt(params string[] layers)
    {
        var graph = Training([.. layers, Squares]);
        Assert.DoesNotContain(graph.Operations, o => o is ActivateGradient);
        Assert.Contains(graph.Operations, o => o is ConvolveInputGradient { Activation.Activation: ActivationKind.Tanh } or DenseInputGradient { Activation.Activation: ActivationKind.ReLU });
    }

    [Fact]
    public void TheGradientOfAnActivationThatTwoReadStaysBehindTheirSum()
    {
        var graph = Training("Conv2D(4)", "ReLU(Name = \"a\")", "Conv2D(4, Kernel = 1)", "Add(\"a\")", Squares);
        Assert.Contains(graph.Operations, o => o is ActivateGradient);
        Assert.All(graph.Operations.OfType<ConvolveInputGradient>(), o => Assert.Null(o.Activation));
    }

    [Fact]
    public void TheOutputIsAReader()
    {
        // Without the last layer, the convolution's value is the output and what else read it is dead.
        var network = WithoutLast("Conv2D(4, Name = \"a\")", "ReLU", "Dropout(0, From = \"a\")", "Add(\"relu1\")", Squares);
        var convolution = Assert.Single(NetworkCompiler.InferenceGraph(network, default).Operations.OfType<Convolve>());
        Assert.Equal(ActivationKind.None, convolution.Activation);
    }

    [Fact]
    public void UnreadLayersAreDropped()
    {
        var network = WithoutLast("Conv2D(4, Name = \"unread\")", "BatchNorm", "Tanh", "Conv2D(5, From = \"input\")", "Concat(\"tanh1\")", Squares);
        var inference = NetworkCompiler.InferenceGraph(network, default);
        Assert.Equal(["conv2", "loss"], inference.Operations.Select(o => o.Layer));
        // Training still moves the running averages.
        var training = NetworkCompiler.TrainingGraph(network, default);
        Assert.Equal(["unread", "bn1", "conv2", "loss", "loss", "conv2", "conv2"], training.Operations.Select(o => o.Layer));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void WhatRemainsIsReadOrHasAnEffect(string name)
    {
        foreach (var graph in new[] { NetworkCompiler.TrainingGraph(Corpus.Network(name), default), NetworkCompiler.InferenceGraph(Corpus.Network(name), default) })
        {
            var read = graph.Operations.SelectMany(o => o.Inputs).ToHashSet();
            Assert.All(graph.Operations, o => Assert.True(o.HasEffect || o.Outputs.Any(read.Contains), o.ToString()));
            Assert.True(graph.Operations.SequenceEqual(EliminateDeadCode.Run(graph).Operations), "There was more to drop.");
            Assert.True(graph.Operations.SequenceEqual(FuseActivations.Run(graph).Operations), "There was more to fuse.");
            Assert.True(graph.Operations.SequenceEqual(FusePooling.Run(graph).Operations), "There was more to pool.");
            Assert.True(graph.Operations.SequenceEqual(FuseActivationGradients.Run(graph).Operations), "There was more to fuse backward.");
        }
    }

    private static NetworkGraph Training(params string[] attributes) => NetworkCompiler.TrainingGraph(Checked.Network("3, 8, 8", attributes), default);

    private static ShapedNetwork WithoutLast(params string[] attributes)
    {
        var network = Checked.Network("3, 8, 8", attributes);
        return network with { Layers = network.Layers.Take(network.Layers.Count - 1).ToEquatableArray() };
    }
}
