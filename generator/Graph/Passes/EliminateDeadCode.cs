namespace StaticCnn.Generator.Graph.Passes;

/// <summary>Drops the operations whose outputs nobody reads and that do nothing else.</summary>
internal static class EliminateDeadCode
{
    public static NetworkGraph Run(NetworkGraph graph)
    {
        var alive = new List<Operation>();
        var read = new HashSet<int>();
        foreach (var operation in graph.Operations.Reverse())
        {
            if (!operation.HasEffect && !operation.Outputs.Any(read.Contains)) continue;
            alive.Add(operation);
            read.UnionWith(operation.Inputs);
        }

        alive.Reverse();
        return graph with { Operations = [.. alive] };
    }
}
