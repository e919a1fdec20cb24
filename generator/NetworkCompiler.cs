using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Graph.Passes;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;
using StaticCnn.Generator.Writing;

namespace StaticCnn.Generator;

/// <summary>The compiler: from a network to the text of its class. One pass a line; cancellation is checked between them.</summary>
internal static class NetworkCompiler
{
    public static string Compile(ShapedNetwork network, CancellationToken cancellation) =>
        NetworkWriter.Write(ShareKernels.Run(Plan(network, cancellation)), cancellation);

    /// <summary>Everything up to the text.</summary>
    public static NetworkPlan Plan(ShapedNetwork network, CancellationToken cancellation) =>
        NetworkPlan.Of(network, Lower(TrainingGraph(network, cancellation), network.Unroll, cancellation), Lower(InferenceGraph(network, cancellation), network.Unroll, cancellation));

    public static NetworkGraph TrainingGraph(ShapedNetwork network, CancellationToken cancellation) => new Passes(cancellation)
        .Start(BuildGraph.Run(network, GraphPurpose.Training))
        .Then(Differentiate.Run)
        .Then(SinkGradients.Run)
        .Then(FuseActivations.Run)
        .Then(FusePooling.Run)
        .Then(FuseActivationGradients.Run)
        .Then(EliminateDeadCode.Run)
        .Graph;

    public static NetworkGraph InferenceGraph(ShapedNetwork network, CancellationToken cancellation) => new Passes(cancellation)
        .Start(BuildGraph.Run(network, GraphPurpose.Inference))
        .Then(FuseActivations.Run)
        .Then(FusePooling.Run)
        .Then(EliminateDeadCode.Run)
        .Graph;

    /// <summary>The graph in the order in which it runs.</summary>
    public static NetworkGraph ScheduledGraph(NetworkGraph graph, CancellationToken cancellation) => new Passes(cancellation)
        .Start(graph)
        .Then(SchedulePhases.Run)
        .Then(FusePointwise.Run)
        .Graph;

    private static LoweredGraph Lower(NetworkGraph graph, UnrollKind unroll, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return LowerOperations.Run(ScheduledGraph(graph, cancellation), unroll);
    }
}
