using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>Steps at every position: what is the same at all positions stays in registers while the positions go by.</summary>
internal sealed class PointwiseWriter(CodeWriter code, PointwiseKernel kernel, VectorForm form)
{
    public static void Write(CodeWriter code, PointwiseKernel kernel, VectorForm form) => new PointwiseWriter(code, kernel, form).Write();

    private void Write()
    {
        code.Line($"nint length = {kernel.Positions * kernel.ChannelLanes} * (nint)samples;");
        if (kernel.NeedsBatchSize) code.Line($"{form.Type} count = {form.Broadcast(Invariant($"{kernel.Positions}f * batchSize"))};");
        if (kernel.Sums.Length == 0 && !kernel.Steps.Any(s => s.IsConstant))
        {
            code.Open($"for (nint i = 0; i < length; i += {Graph.Lanes.Count})");
            for (var v = 0; v < form.PerSixteen; v++) WritePosition(v);
            code.Close();
            return;
        }

        var vectors = Vectors();
        code.Open($"for (nint lane = 0; lane < {kernel.ChannelLanes}; lane += {vectors * form.Lanes})");
        for (var v = 0; v < vectors; v++) WriteConstants(v);
        code.Open($"for (nint i = lane; i < length; i += {kernel.ChannelLanes})");
        for (var v = 0; v < vectors; v++) WritePosition(v);
        code.Close();
        for (var v = 0; v < vectors; v++)
        {
            for (var s = 0; s < kernel.Sums.Length; s++) code.Line($"{Stored(kernel.Sums[s], v)} = {Sum(s, v)};");
        }

        code.Close();
    }

    /// <summary>The vectors of a position at a time: as many as leave the constants and sums in registers, four at most.</summary>
    private int Vectors()
    {
        var perVector = kernel.Steps.Count(s => s.IsConstant) + kernel.Sums.Length;
        return Enumerable.Range(1, 4).Last(v => kernel.ChannelLanes / form.Lanes % v == 0 && (v == 1 || v * perVector <= form.Accumulators));
    }

    private void WriteConstants(int v)
    {
        for (var s = 0; s < kernel.Steps.Length; s++)
        {
            if (kernel.Steps[s].IsConstant && kernel.Steps[s].Function != PointwiseFunction.Count) code.Line($"{form.Type} {Step(s, v)} = {Text(kernel.Steps[s], v)};");
        }

        for (var s = 0; s < kernel.Sums.Length; s++) code.Line($"{form.Type} {Sum(s, v)} = {Stored(kernel.Sums[s], v)};");
    }

    private void WritePosition(int v)
    {
        for (var s = 0; s < kernel.Steps.Length; s++)
        {
            if (!kernel.Steps[s].IsConstant) code.Line($"{form.Type} {Step(s, v)} = {Text(kernel.Steps[s], v)};");
        }

        foreach (var (operand, step) in kernel.Stores) code.Line($"{At(operand, "i", v)} = {Step(step, v)};");
        for (var s = 0; s < kernel.Sums.Length; s++)
        {
            var (a, b) = (kernel.Sums[s].A, kernel.Sums[s].B);
            if (b == Graph.None.Id) code.Line($"{Sum(s, v)} += {Step(a, v)};");
            else code.Line($"{Sum(s, v)} = {form.MultiplyAdd(Step(a, v), Step(b, v), Sum(s, v))};");
        }
    }

    private string Text(PointwiseStep step, int v)
    {
        var (a, b, c) = (Step(step.A, v), Step(step.B, v), Step(step.C, v));
        return step.Function switch
        {
            PointwiseFunction.Map => At(step.Operand, "i", v),
            PointwiseFunction.Channel => form.At(step.Operand.Name + "0", VectorText.Plus("lane", (step.Part * kernel.ChannelLanes) + (v * form.Lanes))),
            PointwiseFunction.Add => $"{a} + {b}",
            PointwiseFunction.Subtract => $"{a} - {b}",
            PointwiseFunction.Multiply => $"{a} * {b}",
            PointwiseFunction.Divide => $"{a} / {b}",
            PointwiseFunction.MultiplyAdd => form.MultiplyAdd(a, b, c),
            PointwiseFunction.Activate => form.Activate(step.Activation, step.Slope, a),
            PointwiseFunction.ActivateGradient => form.ActivateGradient(step.Activation, step.Slope, a, b),
            _ => throw new InvalidOperationException($"Step {step.Function} has no text."),
        };
    }

    private string At(Operand operand, string position, int v) => form.At(operand.Name + "0", VectorText.Plus(position, v * form.Lanes));

    private string Stored(PointwiseSum sum, int v) => At(sum.Operand, "lane", v);

    private string Step(int step, int v) => kernel.Steps[step].Function == PointwiseFunction.Count ? "count" : Invariant($"v{step}_{v}");

    private static string Sum(int sum, int v) => Invariant($"s{sum}_{v}");
}
