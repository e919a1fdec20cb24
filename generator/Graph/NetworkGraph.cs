namespace StaticCnn.Generator.Graph;

/// <summary>A network as operations on values, in an order in which every value is defined before it is read.</summary>
internal sealed record NetworkGraph(
    ImmutableArray<Value> Values, ImmutableArray<Tensor> Tensors, ImmutableArray<Operation> Operations)
{
    public Shape ShapeOf(int value) => Values[value].Shape;
}

/// <summary>A graph being built: hands out the ids.</summary>
internal sealed class GraphBuilder
{
    private readonly List<Value> values = [];
    private readonly List<Tensor> tensors = [];
    private readonly List<Operation> operations = [];

    public GraphBuilder()
    {
    }

    public GraphBuilder(NetworkGraph graph)
    {
        values.AddRange(graph.Values);
        tensors.AddRange(graph.Tensors);
        operations.AddRange(graph.Operations);
    }

    public Shape ShapeOf(int value) => values[value].Shape;

    public string NameOf(int value) => values[value].Name;

    public int AddValue(string name, Shape shape, ValueScope scope = ValueScope.Sample)
    {
        values.Add(new(values.Count, name, shape, scope));
        return values.Count - 1;
    }

    public int AddTensor(string name, TensorRole role, ImmutableArray<int> dimensions, string initializer = "Default", int fanIn = 0, int fanOut = 0)
    {
        tensors.Add(new(tensors.Count, name, role, dimensions, initializer, fanIn, fanOut));
        return tensors.Count - 1;
    }

    public void Add(Operation operation) => operations.Add(operation);

    public NetworkGraph ToGraph() => new([.. values], [.. tensors], [.. operations]);
}
