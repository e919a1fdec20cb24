using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing;

/// <summary>The span that a kernel gets for an operand: exactly its floats, so that the slice is the bounds check.</summary>
internal sealed class OperandText(PassPlan pass, ParameterPlan parameters)
{
    public string Of(Operand operand) => operand.Kind switch
    {
        OperandKind.Value => OfValue(operand.Id),
        OperandKind.Tensor => Invariant($"tile.Storage.Slice({parameters.Offsets[operand.Id]}, {parameters.LengthOf(operand.Id)})"),
        OperandKind.Gradient => Invariant($"tile.Gradients.Slice({parameters.Offsets[operand.Id]}, {parameters.LengthOf(operand.Id)})"),
        OperandKind.Derived => Invariant($"tile.Derived.Slice({pass.DerivationOffsets[operand.Id]}, {pass.Graph.Derivations[operand.Id].Length})"),
        OperandKind.ShardStatistic => Invariant($"tile.ShardStatistics.Slice({pass.Memory.ShardStatistics[operand.Id]}, {16 + pass.Memory.Placements[operand.Id]!.Value.Length})"),
        OperandKind.Labels => "tile.Labels",
        OperandKind.Targets => "tile.Targets",
        OperandKind.Losses => "tile.Losses",
        OperandKind.Outputs => "tile.Outputs",
        _ => throw new InvalidOperationException($"Operand kind {operand.Kind} has no text."),
    };

    private string OfValue(int value)
    {
        var place = pass.Memory.Placements[value] ?? throw new InvalidOperationException($"Value {value} has no place.");
        return place.Storage switch
        {
            Storage.Input => Invariant($"tile.Inputs.Slice(0, {place.Length} * samples)"),
            Storage.Arena => Invariant($"tile.Arena.Slice({place.Offset}, {place.Length} * samples)"),
            Storage.Batch => Invariant($"tile.Batch.Slice(({place.Offset} * tile.BatchSize) + ({place.Length} * tile.FirstSample), {place.Length} * samples)"),
            _ => Invariant($"tile.Statistics.Slice({place.Offset}, {place.Length})"),
        };
    }
}
