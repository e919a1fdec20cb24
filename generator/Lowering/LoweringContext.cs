using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

/// <summary>What the lowering of all operations shares: names, packings, derivations.</summary>
internal sealed class LoweringContext(NetworkGraph graph)
{
    private readonly Names names = new();
    private readonly PackedTensor?[] packed = new PackedTensor?[graph.Tensors.Length];
    private readonly ImmutableArray<Derivation>.Builder derivations = ImmutableArray.CreateBuilder<Derivation>();

    public ImmutableArray<Derivation> Derivations => derivations.ToImmutable();

    public Shape ShapeOf(int value) => graph.ShapeOf(value);

    public Layout LayoutOf(int value) => Layout.Of(graph.Values[value]);

    public Tensor TensorOf(int tensor) => graph.Tensors[tensor];

    public string Method(string layer, string pass) => names.Method(layer, pass);

    /// <summary>Says how a tensor is packed; every operation that reads it says the same.</summary>
    public void Pack(int tensor, int length, params ImmutableArray<PackedAxis> axes) => packed[tensor] ??= new(graph.Tensors[tensor], length, axes);

    /// <summary>Packs a vector over channels.</summary>
    public void PackChannels(int tensor)
    {
        var channels = graph.Tensors[tensor].Count;
        Pack(tensor, Lanes.RoundUp(channels), PackedAxis.Linear(channels, 1));
    }

    public int Derive(Derivation derivation)
    {
        derivations.Add(derivation);
        return derivations.Count - 1;
    }

    /// <summary>The packings; a tensor that no operation reads (inference does without some) has none.</summary>
    public ImmutableArray<PackedTensor> PackedTensors() => [.. packed.Where(p => p is not null).Select(p => p!)];
}
