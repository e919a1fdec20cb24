namespace StaticCnn.Generator.Graph.Passes;

/// <summary>Runs passes one after the other and stops between them when cancelled.</summary>
internal sealed class Passes(CancellationToken cancellation)
{
    private NetworkGraph? graph;

    public NetworkGraph Graph => graph ?? throw new InvalidOperationException("No graph has been built.");

    public Passes Start(NetworkGraph first)
    {
        graph = first;
        return this;
    }

    public Passes Then(Func<NetworkGraph, NetworkGraph> pass)
    {
        cancellation.ThrowIfCancellationRequested();
        graph = pass(Graph);
        return this;
    }
}
