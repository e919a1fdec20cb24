using System.Globalization;
using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing;

/// <summary>The plan as a table for people: a comment of the generated file and the definition's Plan.</summary>
internal static class PlanText
{
    private static readonly string[] Heads = ["layer", "kernel", "kind", "lanes", "tile at 512, 256, 128", "multiply-adds", "bytes", "% of peak"];

    /// <summary>The columns of numbers stand to the right.</summary>
    private const int FirstNumber = 5;

    public static void WriteComment(CodeWriter code, ImmutableArray<string> lines)
    {
        foreach (var line in lines) code.Raw("// " + line);
    }

    public static string Literal(ImmutableArray<string> lines) => "\"" + string.Join("\\n", lines) + "\\n\"";

    public static ImmutableArray<string> Lines(NetworkPlan plan)
    {
        var description = PlanDescription.Of(plan);
        var rows = description.Training.Concat(description.Inference).SelectMany(g => g.Kernels).Select(Row).Concat([Total(description.Training), Total(description.Inference)]);
        var widths = rows.Append(Heads).Aggregate(new int[Heads.Length], (most, row) => [.. most.Zip(row, (width, cell) => Math.Max(width, cell.Length))]);
        var (training, inference) = (plan.Training.Memory, plan.Inference.Memory);
        var phases = plan.Training.Phases.Length;
        return
        [
            Invariant($"Training: {phases} phase{(phases == 1 ? "" : "s")}, {Tile(training)}; {plan.Sharding.SamplesPerShard} samples a shard, two shards from a batch of {plan.Sharding.TwoShardBatch} on."),
            Line(Heads, widths),
            .. Lines(description.Training, phases, widths),
            Invariant($"Inference: {Tile(inference)}."),
            Line(Heads, widths),
            .. Lines(description.Inference, 1, widths),
            "Multiply-adds and bytes are those of one sample: arithmetic of the direct form without padding, in FLOPs twice as many; operands read and",
            "written, weights once for the samples at a time. A tile is what registers hold: pixels, samples, or channels and taps, by vectors or outputs.",
            "The share of the multiply-add peak is what the cost model expects with operands in the caches; Winograd's form may exceed 100.",
        ];
    }

    private static IEnumerable<string> Lines(ImmutableArray<GroupDescription> groups, int phases, int[] widths)
    {
        GroupDescription? last = null;
        foreach (var group in groups)
        {
            if (last is null || (last.Phase, last.Samples) != (group.Phase, group.Samples))
                yield return Invariant($"- {(phases == 1 ? "" : Invariant($"phase {group.Phase}, "))}{group.Samples} sample{(group.Samples == 1 ? "" : "s")} at a time");
            foreach (var kernel in group.Kernels) yield return Line(Row(kernel), widths);
            last = group;
        }

        yield return Line(Total(groups), widths);
    }

    private static string Tile(MemoryPlan memory) =>
        Invariant($"tiles of {memory.TileSamples} sample{(memory.TileSamples == 1 ? "" : "s")} in an arena of {Number(sizeof(float) * (long)memory.ArenaLength)} bytes");

    private static string[] Row(KernelDescription k) =>
    [
        k.Layer,
        k.Method,
        k.Kind,
        k.InLanes,
        string.Join(" ", k.Forms.Select(f => Invariant($"{f.Rows}x{f.Columns}"))),
        Number(k.MultiplyAdds),
        Number(k.Bytes),
        string.Join(" ", k.Forms.Select(f => Invariant($"{(int)Math.Round(100 * f.ShareOfPeak)}"))),
    ];

    private static string[] Total(ImmutableArray<GroupDescription> groups)
    {
        var kernels = groups.SelectMany(g => g.Kernels);
        return ["total", "", "", "", "", Number(kernels.Sum(k => k.MultiplyAdds)), Number(kernels.Sum(k => k.Bytes)), ""];
    }

    private static string Line(string[] cells, int[] widths) =>
        string.Join("  ", cells.Select((cell, c) => c < FirstNumber ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]))).TrimEnd();

    private static string Number(long value) => value == 0 ? "" : value.ToString("N0", CultureInfo.InvariantCulture);
}
