using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>Training or inference: kernels in order by phase, and where everything lies.</summary>
internal sealed record PassPlan(
    LoweredGraph Graph, ImmutableArray<ImmutableArray<OperationGroup>> Phases, MemoryPlan Memory, ImmutableArray<int> DerivationOffsets, int DerivedLength)
{
    public static PassPlan Of(LoweredGraph graph)
    {
        ImmutableArray<ImmutableArray<OperationGroup>> phases =
        [
            .. graph.Operations.GroupBy(o => o.Operation.Phase).OrderBy(g => g.Key).Select(g => GroupOperations.Run([.. g], graph.Graph.Values)),
        ];
        var offsets = ImmutableArray.CreateBuilder<int>();
        var length = 0;
        foreach (var derivation in graph.Derivations)
        {
            offsets.Add(length);
            length += derivation.Length;
        }

        return new(graph, phases, PlanMemory.Run(graph, phases), offsets.ToImmutable(), length);
    }

    public IEnumerable<LoweredOperation> Operations => Phases.SelectMany(p => p).SelectMany(g => g.Operations);

    public IEnumerable<Kernel> Kernels => Operations.SelectMany(o => o.Kernels);
}
