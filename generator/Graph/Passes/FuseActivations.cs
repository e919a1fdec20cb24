namespace StaticCnn.Generator.Graph.Passes;

/// <summary>
/// An activation that alone reads a convolution's value moves into the convolution, which applies it before it stores: the value
/// before the activation is never stored. Its gradient reads the value after it.
/// </summary>
internal static class FuseActivations
{
    public static NetworkGraph Run(NetworkGraph graph)
    {
        var readers = graph.Operations.SelectMany(o => o.Inputs).GroupBy(v => v).ToDictionary(g => g.Key, g => g.Count());
        var activationOf = graph.Operations.OfType<Activate>().Where(a => readers[a.X] == 1).ToDictionary(a => a.X);
        var operations = ImmutableArray.CreateBuilder<Operation>();
        var fused = new HashSet<Operation>();
        foreach (var operation in graph.Operations)
        {
            if (operation is Convolve or LanewiseConvolve && activationOf.TryGetValue(operation.Outputs[0], out var activate))
            {
                operations.Add(operation is Convolve convolve
                    ? convolve with { Y = activate.Y, Activation = activate.Activation, Slope = activate.Slope }
                    : (LanewiseConvolve)operation with { Y = activate.Y, Activation = activate.Activation, Slope = activate.Slope });
                fused.Add(activate);
            }
            else if (!fused.Contains(operation))
            {
                operations.Add(operation);
            }
        }

        return graph with { Operations = operations.ToImmutable() };
    }
}
