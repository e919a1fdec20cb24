using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing;

/// <summary>The model summary: the class' documentation and its Summary property.</summary>
internal static class SummaryWriter
{
    private static readonly string[] Heads = ["layer", "kind", "output", "parameters", "multiply-adds"];

    public static void WriteDocumentation(CodeWriter code, NetworkPlan plan)
    {
        code.Line($"/// <summary>");
        code.Line($"/// {Title(plan)}");
        code.Line($"/// <code>");
        foreach (var line in Table(plan)) code.Raw("/// " + line.Replace("&", "&amp;").Replace("<", "&lt;"));
        code.Line($"/// </code>");
        code.Line($"/// </summary>");
    }

    public static string Literal(NetworkPlan plan) => "\"" + string.Join("\\n", Table(plan).Prepend(Title(plan))) + "\\n\"";

    private static string Title(NetworkPlan plan) =>
        Invariant($"{plan.Network.ClassName.TrimStart('@')}: input {plan.Network.Input}, loss {plan.Network.Loss}.");

    private static IEnumerable<string> Table(NetworkPlan plan)
    {
        var rows = new List<string[]> { Heads };
        foreach (var cost in plan.Costs)
            rows.Add([cost.Layer.Name, cost.Layer.Kind, cost.Layer.Output.ToString(), Number(cost.Parameters), Number(cost.MultiplyAdds)]);
        rows.Add(["total", "", "", Number(plan.Costs.Sum(c => c.Parameters)), Number(plan.Costs.Sum(c => c.MultiplyAdds))]);
        var widths = Enumerable.Range(0, 5).Select(c => rows.Max(r => r[c].Length)).ToArray();
        foreach (var row in rows)
            yield return string.Join("  ", row.Select((cell, c) => c < 3 ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]))).TrimEnd();
        yield return Memory(plan);
    }

    private static string Memory(NetworkPlan plan)
    {
        var (training, inference) = (plan.Training.Memory, plan.Inference.Memory);
        var perSample = training.BatchLengthPerSample == 0 ? "" : Invariant($" and {Size(training.BatchLengthPerSample)} per sample of a batch");
        return Invariant($"parameters {Size(plan.Parameters.StorageLength)}; activations in training {Size(training.ArenaLength)} for {training.TileSamples} samples a thread{perSample}, in inference {Size(inference.ArenaLength)} for {inference.TileSamples}");
    }

    private static string Size(int floats) => floats < 256 * 1024 ? Invariant($"{floats / 256.0:F1} KiB") : Invariant($"{floats / 262144.0:F1} MiB");

    private static string Number(long value) => value == 0 ? "" : value.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}
