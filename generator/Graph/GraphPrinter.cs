namespace StaticCnn.Generator.Graph;

/// <summary>A graph as text, one operation a line, for tests and for people.</summary>
internal static class GraphPrinter
{
    public static string Print(NetworkGraph graph) => string.Join("\n", graph.Operations.Select(o => Print(graph, o))) + "\n";

    private static string Print(NetworkGraph graph, Operation operation)
    {
        var outputs = string.Join(", ", operation.Outputs.Select(v => $"%{graph.Values[v].Name}: {graph.Values[v].Shape}"));
        var inputs = string.Join(", ", operation.Inputs.Select(v => "%" + graph.Values[v].Name));
        var gradients = string.Concat(operation.Gradients.Select(t => $" -> d {graph.Tensors[t].Name}"));
        return $"{(outputs.Length > 0 ? outputs + " = " : "")}{operation.GetType().Name}[{operation.Layer}]({inputs}){gradients}";
    }
}
