using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>What becomes of the sums of a correlation's register tile: activation, pooling, storing.</summary>
internal sealed class CorrelateEnd(CodeWriter code, CorrelateKernel kernel, VectorForm form)
{
    private readonly string y = kernel.Y.Name + "0";

    /// <summary>Rectifying after the maximum gives the same values; the winner of a window without positive values has no gradient.</summary>
    private bool ActivatesAfterPooling => kernel.Activation == ActivationKind.ReLU;

    public void Write(ColumnTile columns, int vectors)
    {
        for (var p = 0; p < columns.Pixels; p += kernel.Pool.Columns)
        {
            for (var v = 0; v < vectors; v++)
            {
                if (kernel.Gradient is { } g) Store(p, v, form.ActivateGradient(g.Activation, g.Slope, form.At("activated0", Offset(p, v)), CorrelateWriter.Sum(0, p, v)));
                else if (kernel.Pool.IsOne) Store(p, v, Activated(CorrelateWriter.Sum(0, p, v)));
                else WriteWindow(p, v);
            }
        }
    }

    private void WriteWindow(int pixel, int v)
    {
        var tracked = kernel.Winner is not null;
        code.Open();
        for (var tap = 0; tap < kernel.Pool.Rows * kernel.Pool.Columns; tap++)
        {
            var sum = CorrelateWriter.Sum(tap / kernel.Pool.Columns, pixel + (tap % kernel.Pool.Columns), v);
            var value = ActivatesAfterPooling ? sum : Activated(sum);
            if (tap == 0)
            {
                code.Line($"{form.Type} best = {value};");
                if (tracked) code.Line($"{form.Type} bestTap = {form.Zero()};");
            }
            else
            {
                form.WriteChallenge(code, Invariant($"v{tap}"), value, Invariant($"{tap}f"), tracked);
            }
        }

        Store(pixel, v, ActivatesAfterPooling ? Activated("best") : "best");
        if (tracked) code.Line($"{form.At("winner0", Offset(pixel, v))} = bestTap;");
        code.Close();
    }

    private void Store(int pixel, int v, string value) => code.Line($"{form.At(y, Offset(pixel, v))} = {value};");

    private string Offset(int pixel, int v)
    {
        var column = kernel.Pool.Columns == 1 ? "column" : Invariant($"(column / {kernel.Pool.Columns})");
        return VectorText.Sum((pixel / kernel.Pool.Columns * kernel.YColumn) + (v * form.Lanes), ("output", 1), (column, kernel.YColumn));
    }

    private string Activated(string value) => form.Activate(kernel.Activation, kernel.Slope, value);
}
