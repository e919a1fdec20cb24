using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Tests;

/// <summary>A schedule does all that its graph does, effects once, and keeps for later phases only what is dear to compute.</summary>
public class ScheduleTests
{
    public static TheoryData<string> Names => Corpus.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryOperationRunsAndEffectsHappenOnce(string name)
    {
        foreach (var (graph, schedule) in Graphs(name))
        {
            var runs = schedule.Operations.SelectMany(o => o.Components).GroupBy(o => o with { Phase = 0 }).ToDictionary(g => g.Key, g => g.Count());
            Assert.Equal(graph.Operations.Length, runs.Count);
            Assert.All(graph.Operations, o => Assert.True(runs[o] == 1 || (runs[o] > 1 && !o.HasEffect && !o.NeedsWholeBatch), $"{o} runs {runs[o]} times."));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ReadsFindTheirValues(string name)
    {
        foreach (var (_, schedule) in Graphs(name))
        {
            var complete = new HashSet<int> { 0 };
            foreach (var phase in schedule.Operations.GroupBy(o => o.Phase))
            {
                var defined = new HashSet<int>();
                foreach (var operation in phase)
                {
                    Assert.All(operation.Inputs, v => Assert.True(complete.Contains(v) || (defined.Contains(v) && schedule.Values[v].Scope == ValueScope.Sample), $"{operation} reads {v}."));
                    Assert.All(operation.Outputs, v => Assert.True(defined.Add(v), $"{operation} defines {v} again."));
                }

                complete.UnionWith(defined);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void FusedOperationsGoOverOneShape(string name)
    {
        foreach (var schedule in Graphs(name).Select(g => g.Schedule))
        {
            Assert.All(schedule.Operations, o => Assert.True(o is Pointwise || Pointwise.MapOf(o) < 0, $"{o} is not in a pointwise operation."));
            foreach (var fused in schedule.Operations.OfType<Pointwise>())
                Assert.Single(fused.Components.Select(o => schedule.ShapeOf(Pointwise.MapOf(o)).Count).Distinct());
        }
    }

    [Fact]
    public void NormalisationAdditionAndActivationAreOnePass()
    {
        var network = Checked.Network("16, 8, 8", "Conv2D(16, Padding = 1)", "BatchNorm", "Add(\"input\")", "ReLU", "Dense(3)", "SoftmaxCrossEntropy");
        var graph = NetworkCompiler.InferenceGraph(network, default);
        var fused = Assert.Single(NetworkCompiler.ScheduledGraph(graph, default).Operations.OfType<Pointwise>());
        Assert.Equal([typeof(NormalizeByRunning), typeof(Add), typeof(Activate)], fused.Components.Select(o => o.GetType()));
        Assert.Single(fused.Outputs);
    }

    [Fact]
    public void ACheapFunctionOfAKeptValueIsNotKept()
    {
        var network = Checked.Network("3, 8, 8", "Conv2D(16, Padding = 1)", "BatchNorm", "ReLU", "Conv2D(16, Padding = 1)", "BatchNorm", "Dense(3)", "SoftmaxCrossEntropy");
        var schedule = NetworkCompiler.ScheduledGraph(NetworkCompiler.TrainingGraph(network, default), default);
        Assert.Equal(2, schedule.Operations.SelectMany(o => o.Components).OfType<Activate>().Select(o => o.Phase).Distinct().Count());
        var memory = NetworkCompiler.Plan(network, default).Training.Memory;
        // The two convolutions' values, and the two gradients that wait for their sums.
        Assert.Equal(4 * 16 * 64, memory.BatchLengthPerSample);
    }

    [Fact]
    public void ADearFunctionIsKept()
    {
        var network = Checked.Network("3, 8, 8", "Conv2D(16, Padding = 1)", "BatchNorm", "Tanh", "Conv2D(16, Padding = 1)", "BatchNorm", "Dense(3)", "SoftmaxCrossEntropy");
        var schedule = NetworkCompiler.ScheduledGraph(NetworkCompiler.TrainingGraph(network, default), default);
        Assert.Single(schedule.Operations.SelectMany(o => o.Components).OfType<Activate>());
    }

    [Fact]
    public void AnOperationWaitsForThePhaseThatNeedsIt()
    {
        // The first branch's normalisation could run a phase earlier, but then its value would go to memory.
        var network = Checked.Network(
            "3, 8, 8", "Conv2D(16, Name = \"a\")", "BatchNorm(Name = \"short\")", "Conv2D(16, From = \"a\", Padding = 1)", "BatchNorm", "Conv2D(16, Padding = 1)", "BatchNorm", "Add(\"short\")", "Dense(3)", "SoftmaxCrossEntropy");
        var schedule = NetworkCompiler.ScheduledGraph(NetworkCompiler.TrainingGraph(network, default), default);
        var phases = schedule.Operations.SelectMany(o => o.Components).ToLookup(o => (o.Layer, o.GetType()), o => o.Phase);
        Assert.Equal(phases[("add1", typeof(Add))], phases[("short", typeof(Normalize))]);
    }

    private static IEnumerable<(NetworkGraph Graph, NetworkGraph Schedule)> Graphs(string name) =>
        from graph in new[] { NetworkCompiler.TrainingGraph(Corpus.Network(name), default), NetworkCompiler.InferenceGraph(Corpus.Network(name), default) }
        select (graph, NetworkCompiler.ScheduledGraph(graph, default));
}
