using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Graph.Passes;

namespace StaticCnn.Generator.Tests;

/// <summary>After every pass, the graph is one.</summary>
public class GraphGrammarTests
{
    public static TheoryData<string> Names => Corpus.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryPassLeavesAGraph(string name)
    {
        foreach (var purpose in new[] { GraphPurpose.Training, GraphPurpose.Inference })
        {
            var graph = BuildGraph.Run(Corpus.Network(name), purpose);
            Assert.Empty(GraphVerifier.Check(graph));
            if (purpose == GraphPurpose.Training)
            {
                Verify(Differentiate.Run);
                Verify(SinkGradients.Run);
            }

            Verify(FuseActivations.Run);
            Verify(EliminateDeadCode.Run);

            void Verify(Func<NetworkGraph, NetworkGraph> pass)
            {
                graph = pass(graph);
                Assert.Empty(GraphVerifier.Check(graph));
            }
        }
    }

    [Fact]
    public void AReadBeforeTheDefinitionIsFound() => AssertFound("before it is defined", g => g with { Operations = [.. g.Operations.Reverse()] });

    [Fact]
    public void ASecondDefinitionIsFound() => AssertFound("a second time", g => g with { Operations = g.Operations.Insert(1, g.Operations[0]) });

    [Fact]
    public void ASecondGradientIsFound() => AssertFound("one tensor", g => g with { Operations = g.Operations.Add(g.Operations[^1]) });

    [Fact]
    public void AnEmptyValueIsFound() => AssertFound("is empty", g => g with { Values = g.Values.SetItem(1, g.Values[1] with { Shape = default }) });

    [Fact]
    public void AWrongIdIsFound() => AssertFound("has id", g => g with { Values = g.Values.RemoveAt(0) });

    [Fact]
    public void AGradientOfARunningAverageIsFound() => AssertFound(
        "not trained", g => g with { Tensors = [.. g.Tensors.Select(t => t with { Role = Graph.TensorRole.RunningMean })] });

    private static void AssertFound(string message, Func<NetworkGraph, NetworkGraph> breaking)
    {
        var graph = NetworkCompiler.TrainingGraph(Corpus.Network("Simple"), default);
        Assert.Contains(GraphVerifier.Check(breaking(graph)), e => e.Contains(message, StringComparison.Ordinal));
    }
}
