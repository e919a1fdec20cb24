using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

/// <summary>An operation and the kernels that compute it, in order.</summary>
internal sealed record LoweredOperation(Operation Operation, ImmutableArray<Kernel> Kernels);

/// <summary>A graph as kernels, with the packing of its tensors and what is derived from them. Nothing has a place in memory yet.</summary>
internal sealed record LoweredGraph(
    NetworkGraph Graph,
    ImmutableArray<LoweredOperation> Operations,
    ImmutableArray<PackedTensor> Tensors,
    ImmutableArray<Derivation> Derivations);
