namespace StaticCnn.Generator.Graph;

/// <summary>The grammar of graphs; tests run it between the passes.</summary>
internal static class GraphVerifier
{
    /// <summary>What is wrong with a graph, if anything.</summary>
    public static IEnumerable<string> Check(NetworkGraph graph)
    {
        var defined = new HashSet<int>(graph.Values.Where(v => v.Scope == ValueScope.Input).Select(v => v.Id));
        for (var i = 0; i < graph.Values.Length; i++)
        {
            if (graph.Values[i].Id != i) yield return $"Value {i} has id {graph.Values[i].Id}.";
            if (graph.Values[i].Shape.Count <= 0) yield return $"Value {graph.Values[i].Name} is empty.";
        }

        foreach (var operation in graph.Operations)
        {
            foreach (var input in operation.Inputs)
            {
                if (!defined.Contains(input)) yield return $"{operation} reads value {input} before it is defined.";
            }

            foreach (var output in operation.Outputs)
            {
                if (!defined.Add(output)) yield return $"{operation} defines value {output} a second time.";
            }

            foreach (var gradient in operation.Gradients)
            {
                if (!graph.Tensors[gradient].IsTrainable) yield return $"{operation} has a gradient for {graph.Tensors[gradient].Name}, which is not trained.";
            }
        }

        var trained = graph.Operations.SelectMany(o => o.Gradients).ToList();
        if (trained.Count != trained.Distinct().Count()) yield return "Two operations add to the gradient of one tensor.";
    }
}
