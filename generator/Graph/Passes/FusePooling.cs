using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Graph.Passes;

/// <summary>
/// Max pooling that alone reads a convolution's value, with windows that tile it, moves into the convolution: the map before
/// pooling is never stored, and what no window covers is not computed.
/// </summary>
internal static class FusePooling
{
    public static NetworkGraph Run(NetworkGraph graph)
    {
        var readers = graph.Operations.SelectMany(o => o.Inputs).GroupBy(v => v).ToDictionary(g => g.Key, g => g.Count());
        var poolOf = graph.Operations.OfType<MaxPool>().Where(p => readers[p.X] == 1).ToDictionary(p => p.X);
        var operations = ImmutableArray.CreateBuilder<Operation>();
        var fused = new HashSet<Operation>();
        foreach (var operation in graph.Operations)
        {
            if (operation is Convolve convolve && poolOf.TryGetValue(convolve.Y, out var pool) && CanFuse(graph, convolve, pool))
            {
                var size = new PoolSize(pool.Window.Y.Kernel - 1, pool.Window.X.Kernel - 1);
                operations.Add(convolve with { Y = pool.Y, Winner = pool.Winner, Pool = size });
                fused.Add(pool);
            }
            else if (!fused.Contains(operation))
            {
                operations.Add(operation);
            }
        }

        return graph with { Operations = operations.ToImmutable() };
    }

    private static bool CanFuse(NetworkGraph graph, Convolve convolve, MaxPool pool) =>
        convolve.Pool.IsOne
        && Tiles(pool.Window.Y)
        && Tiles(pool.Window.X)
        && LowerConvolution.CanPool(convolve.Window, graph.ShapeOf(convolve.X), graph.ShapeOf(pool.Y), pool.Window);

    private static bool Tiles(WindowAxis axis) => axis is { PadBefore: 0, PadAfter: 0, Dilation: 1 } && axis.Stride == axis.Kernel;
}
