namespace StaticCnn.Generator.Graph.Passes;

/// <summary>
/// Moves work from before max pooling to after it, where there is less of it. The pooled gradient goes to one position of each window,
/// and there the activation has the pooled value. So the activation's gradient can be taken of the pooled gradient, and the sum of the
/// gradient over the map, which is the bias', is the sum over the pooled map. The activation's value before pooling is then not read
/// any more, and need not be kept.
/// </summary>
internal static class SinkGradients
{
    public static NetworkGraph Run(NetworkGraph graph)
    {
        var operations = graph.Operations.ToList();
        var poolOf = operations.OfType<MaxPool>().Where(p => p.Winner != None.Id).ToDictionary(p => p.Winner);
        var readers = operations.SelectMany(o => o.Inputs).GroupBy(v => v).ToDictionary(g => g.Key, g => g.Count());
        for (var i = 0; i < operations.Count; i++)
        {
            if (operations[i] is not ActivateGradient activation) continue;
            var j = operations.FindIndex(o => o is MaxPoolGradient g && g.Dx == activation.Dy);
            if (j < 0 || readers[activation.Dy] != 1) continue;
            var unpool = (MaxPoolGradient)operations[j];
            if (poolOf[unpool.Winner].X != activation.Y) continue;
            var pooled = poolOf[unpool.Winner].Y;
            var small = new Value(graph.Values.Length, "d_" + graph.Values[pooled].Name + "_in", graph.ShapeOf(pooled), ValueScope.Sample);
            graph = graph with { Values = graph.Values.Add(small) };
            operations[j] = activation with { Y = pooled, Dy = unpool.Dy, Dx = small.Id };
            operations[i] = unpool with { Dy = small.Id, Dx = activation.Dx };
        }

        var source = operations.OfType<MaxPoolGradient>().ToDictionary(g => g.Dx, g => g.Dy);
        for (var i = 0; i < operations.Count; i++)
        {
            if (operations[i] is BiasGradient bias && source.TryGetValue(bias.Dy, out var dy)) operations[i] = bias with { Dy = dy };
        }

        return graph with { Operations = [.. operations] };
    }
}
