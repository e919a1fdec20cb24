namespace StaticCnn.Generator.Graph.Passes;

/// <summary>
/// The gradient of an activation moves into the input gradient that alone feeds it, which applies it before it stores: the gradient
/// by the activated value is never stored. Where an operation over the same map reads it, as in batch normalisation, it stays for that one.
/// </summary>
internal static class FuseActivationGradients
{
    public static NetworkGraph Run(NetworkGraph graph)
    {
        var operations = graph.Operations.ToList();
        var readers = operations.SelectMany(o => o.Inputs).GroupBy(v => v).ToDictionary(g => g.Key, g => g.Count());
        var producers = operations.SelectMany((o, i) => o.Outputs.Select(v => (Value: v, Index: i))).ToDictionary(p => p.Value, p => p.Index);
        var fused = new HashSet<Operation>();
        foreach (var gradient in operations.OfType<ActivateGradient>().ToArray())
        {
            if (readers[gradient.Dy] != 1 || operations.Any(o => o is not BiasGradient && Pointwise.MapOf(o) != None.Id && o.Inputs.Contains(gradient.Dx))) continue;
            var index = producers[gradient.Dy];
            var activation = new AppliedGradient(gradient.Activation, gradient.Slope, gradient.Y);
            Operation? merged = operations[index] switch
            {
                ConvolveInputGradient o => o with { Dx = gradient.Dx, Activation = activation },
                DenseInputGradient o => o with { Dx = gradient.Dx, Activation = activation },
                _ => null,
            };
            if (merged is null) continue;
            operations[index] = merged;
            producers[gradient.Dx] = index;
            fused.Add(gradient);
        }

        return graph with { Operations = [.. operations.Where(o => !fused.Contains(o))] };
    }
}
