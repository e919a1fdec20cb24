namespace StaticCnn.Generator.Graph.Passes;

/// <summary>
/// Appends the backward pass: goes through the operations from the last to the first and applies the gradient rule of each.
/// Where a value is read more than once, its gradients are added.
/// </summary>
internal static class Differentiate
{
    public static NetworkGraph Run(NetworkGraph graph)
    {
        var tape = new GradientTape(graph);
        for (var i = graph.Operations.Length - 1; i >= 0; i--) GradientRules.Apply(graph.Operations[i], tape);
        return tape.ToGraph();
    }
}

/// <summary>The gradients found so far, by the value that they are of.</summary>
internal sealed class GradientTape
{
    private readonly GraphBuilder builder;
    private readonly Dictionary<int, List<int>> contributions = [];
    private readonly HashSet<int> trained = [];

    public GradientTape(NetworkGraph graph)
    {
        builder = new(graph);
        foreach (var operation in graph.Operations)
        {
            if (GradientRules.HasParameters(operation) || operation.Inputs.Any(trained.Contains)) trained.UnionWith(operation.Outputs);
        }
    }

    /// <summary>Whether anything trainable lies before a value, so that its gradient is wanted.</summary>
    public bool Wants(int value) => trained.Contains(value);

    /// <summary>The gradient of a value: the sum of its contributions; none where nothing after it depends on it.</summary>
    public int GradientOf(int value)
    {
        if (!contributions.TryGetValue(value, out var terms)) return None.Id;
        if (terms.Count == 1) return terms[0];
        var sum = builder.AddValue("d_" + builder.NameOf(value), builder.ShapeOf(value));
        builder.Add(new Add(builder.NameOf(value), [.. terms], sum, IsGradient: true));
        contributions[value] = [sum];
        return sum;
    }

    /// <summary>A new value that holds (a part of) the gradient of another.</summary>
    public int NewGradient(int value)
    {
        var gradient = builder.AddValue("d_" + builder.NameOf(value), builder.ShapeOf(value));
        Contribute(value, gradient);
        return gradient;
    }

    /// <summary>Says that an existing value is (a part of) the gradient of another.</summary>
    public void Contribute(int value, int gradient)
    {
        if (!contributions.TryGetValue(value, out var terms)) contributions.Add(value, terms = []);
        terms.Add(gradient);
    }

    public int NewStatistic(string name, Shape shape) => builder.AddValue(name, shape, ValueScope.Batch);

    public Shape ShapeOf(int value) => builder.ShapeOf(value);

    public void Add(Operation operation) => builder.Add(operation);

    public NetworkGraph ToGraph() => builder.ToGraph();
}
