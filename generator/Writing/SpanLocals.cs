using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing;

/// <summary>
/// The spans that kernels get, as named locals of a pass: each has exactly the floats of its value, so that the slice is the bounds check.
/// </summary>
internal sealed class SpanLocals(PassPlan pass, int phase, ParameterPlan parameters, bool isShared)
{
    private readonly Dictionary<(OperandKind, int), string> names = [];
    private readonly HashSet<string> taken = new(StringComparer.Ordinal) { "tile", "samples", "phase", "first", "count", "parts" };

    /// <summary>The operands of some kernels, each once, with whether any kernel writes it.</summary>
    public static IEnumerable<(Operand Operand, bool IsWritten)> Used(IEnumerable<Kernel> kernels) => kernels
        .SelectMany(k => k.Operands)
        .Where(IsNamed)
        .GroupBy(o => (o.Kind, o.Id))
        .Select(g => (g.First(), g.Any(o => o.IsWritten)));

    public string Declare(Operand operand, bool isWritten)
    {
        var name = Unique(Name(operand));
        names.Add((operand.Kind, operand.Id), name);
        var note = operand.Kind == OperandKind.Value ? Invariant($" // {pass.Graph.Graph.Values[operand.Id].Shape}") : "";
        return $"{(isWritten ? "Span" : "ReadOnlySpan")}<float> {name} = {Slice(operand)};{note}";
    }

    public string Of(Operand operand) => IsNamed(operand) ? names[(operand.Kind, operand.Id)] : "tile." + operand.Kind;

    /// <summary>The part of an operand that belongs to the samples of a group's round: <c>count</c> of them, from <c>first</c> on.</summary>
    public string PartOf(Operand operand)
    {
        if (operand.Kind != OperandKind.Value) return Of(operand);
        var place = pass.Memory.Placements[phase][operand.Id]!.Value;
        return place.Storage == Storage.Statistics ? Of(operand)
            : place.Samples > 0 ? Invariant($"{Of(operand)}.Slice(0, {place.Length} * count)")
            : Invariant($"{Of(operand)}.Slice({place.Length} * first, {place.Length} * count)");
    }

    private static bool IsNamed(Operand operand) =>
        operand.Kind is not (OperandKind.Labels or OperandKind.Targets or OperandKind.Losses or OperandKind.Outputs);

    private string Slice(Operand operand) => operand.Kind switch
    {
        OperandKind.Value => SliceOfValue(operand.Id),
        OperandKind.Tensor => Invariant($"tile.Storage.Slice({parameters.Offsets[operand.Id]}, {parameters.LengthOf(operand.Id)})"),
        OperandKind.Gradient => Invariant($"tile.Gradients.Slice({parameters.Offsets[operand.Id]}, {parameters.LengthOf(operand.Id)})"),
        OperandKind.Derived => Invariant($"tile.Derived.Slice({pass.DerivationOffsets[operand.Id]}, {pass.Graph.Derivations[operand.Id].Length})"),
        OperandKind.Scratch => Invariant($"tile.{(isShared ? "OwnArena" : "Arena")}.Slice({pass.Memory.ScratchOffset}, {pass.Memory.ScratchLength})"),
        OperandKind.ShardStatistic => Invariant($"tile.ShardStatistics.Slice({pass.Memory.ShardStatistics[operand.Id]}, {16 + pass.Memory.Placements[phase][operand.Id]!.Value.Length})"),
        _ => throw new InvalidOperationException($"Operand kind {operand.Kind} has no slice."),
    };

    private string SliceOfValue(int value)
    {
        var place = pass.Memory.Placements[phase][value] ?? throw new InvalidOperationException($"Value {value} has no place.");
        return place.Storage switch
        {
            Storage.Input => Invariant($"tile.Inputs.Slice(0, {place.Length} * samples)"),
            Storage.Arena when place.Samples > 0 => Invariant($"tile.Arena.Slice({place.Offset}, {place.Length * place.Samples})"),
            Storage.Arena => Invariant($"tile.Arena.Slice({place.Offset}, {place.Length} * samples)"),
            Storage.Batch => Invariant($"tile.Batch.Slice(({place.Offset} * tile.BatchSize) + ({place.Length} * tile.FirstSample), {place.Length} * samples)"),
            _ => Invariant($"tile.Statistics.Slice({place.Offset}, {place.Length})"),
        };
    }

    private string Name(Operand operand) => operand.Kind switch
    {
        OperandKind.Value => Names.Camel(pass.Graph.Graph.Values[operand.Id].Name),
        OperandKind.Tensor => Names.Camel(pass.Graph.Graph.Tensors[operand.Id].Name),
        OperandKind.Gradient => Names.Camel("d_" + pass.Graph.Graph.Tensors[operand.Id].Name),
        OperandKind.Scratch => operand.Name,
        OperandKind.Derived => Names.Camel(pass.Graph.Derivations[operand.Id].Method),
        _ => Names.Camel("shard_" + pass.Graph.Graph.Values[operand.Id].Name),
    };

    private string Unique(string wanted)
    {
        var name = wanted;
        for (var i = 2; !taken.Add(name); i++) name = Invariant($"{wanted}{i}");
        return name;
    }
}
