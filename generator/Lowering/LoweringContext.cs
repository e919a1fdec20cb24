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

    /// <summary>Whether a value is one per sample, not a statistic of the batch.</summary>
    public bool IsMap(int value) => graph.Values[value].Scope != ValueScope.Batch;

    public string Method(string layer, string pass) => names.Method(layer, pass);

    /// <summary>The name of what a kernel's argument comes from.</summary>
    public string NameOf(OperandKind kind, int id) => kind switch
    {
        OperandKind.Value => Names.Camel(graph.Values[id].Name),
        OperandKind.Tensor => Names.Camel(graph.Tensors[id].Name),
        OperandKind.Gradient => Names.Camel("d_" + graph.Tensors[id].Name),
        OperandKind.Derived => Names.Camel(derivations[id].Method),
        _ => throw new InvalidOperationException($"Operand kind {kind} has no name."),
    };

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
