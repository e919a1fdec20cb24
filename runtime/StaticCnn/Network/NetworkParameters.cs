namespace StaticCnn;

/// <summary>The parameters and running averages of a network: one aligned, packed span, and a view per tensor.</summary>
public sealed class NetworkParameters
{
    private readonly AlignedBuffer storage;

    /// <summary>Storage for a network, all zero.</summary>
    public NetworkParameters(NetworkDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        Definition = definition;
        storage = new AlignedBuffer(definition.StorageLength);
    }

    /// <summary>The network that the parameters belong to.</summary>
    public NetworkDefinition Definition { get; }

    /// <summary>Everything, packed as the kernels read it: first what the optimizer changes, then the running averages.</summary>
    /// <remarks>
    /// Whoever takes the span may change it, so predictors prepare anew what they derive from it. To change parameters once more after a
    /// prediction, take the span once more. To read, there is <see cref="Values"/>.
    /// </remarks>
    public Span<float> Storage
    {
        get
        {
            Version++;
            return storage.Span;
        }
    }

    /// <summary>The same as <see cref="Storage"/>, to read.</summary>
    public ReadOnlySpan<float> Values => storage.Span;

    /// <summary>A number that is another one after every change.</summary>
    internal long Version { get; private set; }

    /// <summary>The names of the tensors, in the order of the layers.</summary>
    public IEnumerable<string> Names => Definition.Tensors.Select(t => t.Name);

    /// <summary>The tensor of the given name, in PyTorch's layout, as a copy.</summary>
    /// <exception cref="ArgumentException">There is no tensor of that name.</exception>
    public float[] Get(string name)
    {
        var tensor = Find(name);
        var values = new float[tensor.Shape.Count];
        tensor.Unpack(Values, values);
        return values;
    }

    /// <summary>Sets the tensor of the given name from values in PyTorch's layout.</summary>
    /// <exception cref="ArgumentException">There is no tensor of that name, or it has another number of elements.</exception>
    public void Set(string name, ReadOnlySpan<float> values) => Find(name).Pack(values, Storage);

    private TensorDefinition Find(string name) =>
        Array.Find(Definition.Tensors, t => t.Name == name)
        ?? throw new ArgumentException($"Network {Definition.Name} has no tensor '{name}'; it has {string.Join(", ", Names)}.", nameof(name));
}
