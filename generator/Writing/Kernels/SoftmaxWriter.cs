using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>
/// Softmax over the channels of a position. Partial results of 16 lanes are added (or compared) block after block, then by one
/// tree; lanes beyond the channels count as minus infinity and come out as zero.
/// </summary>
internal sealed class SoftmaxWriter(CodeWriter code, SoftmaxKernel kernel, VectorForm form)
{
    private int ChannelLanes => Lanes.RoundUp(kernel.Channels);

    private int FullLanes => kernel.Channels / Lanes.Count * Lanes.Count;

    private bool HasTail => kernel.Channels % Lanes.Count != 0;

    public static void Write(CodeWriter code, SoftmaxKernel kernel, VectorForm form)
    {
        var writer = new SoftmaxWriter(code, kernel, form);
        if (kernel.Pass == SoftmaxPass.CrossEntropy) code.Line($"float scale = 1f / batchSize;");
        code.Open($"for (nint position = 0; position < {kernel.Positions} * (nint)samples; position++)");
        code.Line($"nint start = position * {writer.ChannelLanes};");
        if (kernel.Pass == SoftmaxPass.Gradient) writer.WriteGradient();
        else writer.WriteForward();
        if (kernel.Pass == SoftmaxPass.CrossEntropy) writer.WriteLoss();
        code.Close();
    }

    private void WriteForward()
    {
        Declare("best", form.Broadcast("float.NegativeInfinity"));
        // The greater one; a NaN stays, whichever side it is on.
        Over((q, i, mask) =>
        {
            code.Line($"{form.Type} v{q} = {Masked(form.At("x0", i), mask, form.Broadcast("float.NegativeInfinity"))};");
            code.Line($"best{q} = {form.Select(Invariant($"{form.Class}.GreaterThan(v{q}, best{q}) | ~{form.Class}.Equals(v{q}, v{q})"), Invariant($"v{q}"), Invariant($"best{q}"))};");
        });
        code.Line($"float maximum = global::StaticCnn.Kernels.Lanes.Max({Parts("best")});");
        Declare("sum", form.Zero());
        Over((q, i, mask) =>
        {
            var exponential = $"global::StaticCnn.VectorMath.Exp({form.At("x0", i)} - {form.Broadcast("maximum")})";
            code.Line($"{form.Type} v{q} = {Masked(exponential, mask, form.Zero())};");
            code.Line($"{form.At("y0", i)} = v{q};");
            code.Line($"sum{q} += v{q};");
        });
        code.Line($"float total = global::StaticCnn.Kernels.Lanes.Sum({Parts("sum")});");
        Over((q, i, _) => code.Line($"{form.At("y0", i)} = {form.At("y0", i)} / {form.Broadcast("total")};"));
    }

    private void WriteLoss()
    {
        code.Line($"nint label = labels[(int)position];");
        code.Line($"losses[(int)position] = global::StaticCnn.VectorMath.Log(total) - (Unsafe.Add(ref x0, start + label) - maximum);");
        Over((q, i, _) => code.Line($"{form.At("dx0", i)} = {form.At("y0", i)} * {form.Broadcast("scale")};"));
        code.Line($"Unsafe.Add(ref dx0, start + label) = (Unsafe.Add(ref y0, start + label) - 1f) * scale;");
    }

    private void WriteGradient()
    {
        Declare("sum", form.Zero());
        Over((q, i, _) => code.Line($"sum{q} = {form.MultiplyAdd(form.At("y0", i), form.At("dy0", i), Invariant($"sum{q}"))};"));
        code.Line($"float total = global::StaticCnn.Kernels.Lanes.Sum({Parts("sum")});");
        Over((q, i, _) => code.Line($"{form.At("dx0", i)} = {form.At("y0", i)} * ({form.At("dy0", i)} - {form.Broadcast("total")});"));
    }

    /// <summary>The blocks of 16 lanes: a loop over the full ones, then the one with lanes beyond the channels.</summary>
    private void Over(Action<int, string, string> body)
    {
        if (FullLanes > 0)
        {
            code.Open($"for (nint i = start; i < start + {FullLanes}; i += 16)");
            for (var q = 0; q < form.PerSixteen; q++) body(q, VectorText.Plus("i", q * form.Lanes), "");
            code.Close();
        }

        if (!HasTail) return;
        code.Open();
        for (var q = 0; q < form.PerSixteen; q++)
        {
            var real = Math.Min(Math.Max(kernel.Channels - FullLanes - (q * form.Lanes), 0), form.Lanes);
            var mask = real == form.Lanes ? "" : Invariant($"{form.Class}.LessThan({form.Type}.Indices, {form.Broadcast(Invariant($"{real}f"))})");
            body(q, VectorText.Plus("start", FullLanes + (q * form.Lanes)), mask);
        }

        code.Close();
    }

    private string Masked(string v, string mask, string otherwise) => mask.Length == 0 ? v : form.Select(mask, v, otherwise);

    private void Declare(string name, string value)
    {
        for (var q = 0; q < form.PerSixteen; q++) code.Line($"{form.Type} {name}{q} = {value};");
    }

    private string Parts(string name) => string.Join(", ", Enumerable.Range(0, form.PerSixteen).Select(q => Invariant($"{name}{q}")));
}
