using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Graph.Passes;

namespace StaticCnn.Generator.Tests;

/// <summary>What the backward pass has, and what it does without.</summary>
public class DifferentiationTests
{
    public static TheoryData<string> Names => Corpus.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryTrainedTensorHasOneGradient(string name)
    {
        var graph = NetworkCompiler.TrainingGraph(Corpus.Network(name), default);
        var expected = graph.Tensors.Where(t => t.IsTrainable).Select(t => t.Id);
        Assert.Equal(expected, graph.Operations.SelectMany(o => o.Gradients).Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void GradientsHaveTheShapesOfTheirValues(string name)
    {
        var graph = Differentiate.Run(BuildGraph.Run(Corpus.Network(name), GraphPurpose.Training));
        var shapes = graph.Values.Where(v => !v.Name.StartsWith("d_", StringComparison.Ordinal)).ToLookup(v => v.Name, v => v.Shape);
        foreach (var gradient in graph.Values.Where(v => v.Name.StartsWith("d_", StringComparison.Ordinal)))
            Assert.Contains(gradient.Shape, shapes[gradient.Name[2..]]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TheInputHasNoGradient(string name)
    {
        var graph = NetworkCompiler.TrainingGraph(Corpus.Network(name), default);
        Assert.DoesNotContain(
            graph.Operations.SelectMany(o => o.Outputs), v => graph.Values[v].Name is "d_input" or "d_input_flat" or "d_input_last");
    }

    [Theory]
    [InlineData("Simple", "conv1")]
    [InlineData("Mlp", "fc1")]
    [InlineData("Dropouts", "dropout1")]
    [InlineData("PoolFirst", "pool1")]
    [InlineData("BatchNormFirst", "bn1")]
    [InlineData("Depthwise", "conv1")]
    public void LayersOnTheInputComputeNoInputGradient(string name, string layer)
    {
        var graph = NetworkCompiler.TrainingGraph(Corpus.Network(name), default);
        var backward = graph.Operations.Where(o => o.Direction == Direction.Backward && o.Layer == layer).ToArray();
        Assert.All(backward, o => Assert.DoesNotContain(o.Outputs, v => graph.Values[v].Scope == ValueScope.Sample));
    }

    [Fact]
    public void GradientsOfAValueReadTwiceAreAdded()
    {
        var graph = NetworkCompiler.TrainingGraph(Corpus.Network("SharedValue"), default);
        var sums = graph.Operations.OfType<Add>().Where(a => a.IsGradient).ToArray();
        Assert.Contains(sums, s => graph.Values[s.Y].Name == "d_a_out" && s.Terms.Length == 4);
    }

    [Fact]
    public void InferenceHasNoBackwardOperation()
    {
        foreach (var name in Corpus.All)
        {
            var graph = NetworkCompiler.InferenceGraph(Corpus.Network(name), default);
            Assert.All(graph.Operations, o => Assert.Equal(Direction.Forward, o.Direction));
            Assert.DoesNotContain(graph.Operations, o => o is Dropout or BatchMoments || o.NeedsWholeBatch);
            Assert.All(graph.Operations.OfType<MaxPool>(), p => Assert.Equal(None.Id, p.Winner));
        }
    }
}
