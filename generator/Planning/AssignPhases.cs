using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>
/// Cuts a pass where a value needs the whole batch: an operation runs in the first phase in which all that it reads is complete.
/// Without such values there is one phase, and a tile of samples goes through the whole network.
/// </summary>
internal static class AssignPhases
{
    public static ImmutableArray<ImmutableArray<LoweredOperation>> Run(LoweredGraph graph)
    {
        var available = new int[graph.Graph.Values.Length];
        var phases = new List<ImmutableArray<LoweredOperation>.Builder>();
        foreach (var lowered in graph.Operations)
        {
            var phase = lowered.Operation.Inputs.Select(v => available[v]).DefaultIfEmpty(0).Max();
            foreach (var output in lowered.Operation.Outputs) available[output] = phase + (lowered.Operation.NeedsWholeBatch ? 1 : 0);
            while (phases.Count <= phase) phases.Add(ImmutableArray.CreateBuilder<LoweredOperation>());
            phases[phase].Add(lowered);
        }

        return [.. phases.Select(p => p.ToImmutable())];
    }
}
