using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>What becomes of the sums of a correlation that are in registers: activation, pooling, storing.</summary>
internal sealed class OutputStageWriter(CodeWriter code, OutputStage stage, VectorForm form)
{
    private readonly string y = stage.Y.Name + "0";

    /// <summary>Rectifying after the maximum gives the same values; the winner of a window without positive values has no gradient.</summary>
    private bool ActivatesAfterPooling => stage.Activation == ActivationKind.ReLU;

    /// <summary>Stores one vector of outputs.</summary>
    public void Store(string sum, string offset)
    {
        var value = stage.Gradient is { } g ? form.ActivateGradient(g.Activation, g.Slope, form.At("activated0", offset), sum) : Activated(sum);
        code.Line($"{form.At(y, offset)} = {value};");
    }

    /// <summary>Stores the maximum of a window's vectors, given in the order of the taps, and which it was.</summary>
    public void StoreMaximum(IReadOnlyList<string> sums, string offset)
    {
        var tracked = stage.Winner is not null;
        code.Open();
        for (var tap = 0; tap < sums.Count; tap++)
        {
            var value = ActivatesAfterPooling ? sums[tap] : Activated(sums[tap]);
            if (tap > 0)
            {
                form.WriteChallenge(code, Invariant($"v{tap}"), value, Invariant($"{tap}f"), tracked);
                continue;
            }

            code.Line($"{form.Type} best = {value};");
            if (tracked) code.Line($"{form.Type} bestTap = {form.Zero()};");
        }

        code.Line($"{form.At(y, offset)} = {(ActivatesAfterPooling ? Activated("best") : "best")};");
        if (tracked) code.Line($"{form.At("winner0", offset)} = bestTap;");
        code.Close();
    }

    private string Activated(string value) => form.Activate(stage.Activation, stage.Slope, value);
}
