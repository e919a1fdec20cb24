using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>Convolutions within each lane: a register tile of pixels; each vector of the input is loaded once for all taps of a row.</summary>
internal sealed class LanewiseWriter(CodeWriter code, LanewiseKernel kernel, VectorForm form)
{
    private readonly LanewiseTiling tiling = LanewiseTiling.For(kernel, form);
    private readonly string x = kernel.X.Name + "0";
    private readonly string y = kernel.Y.Name + "0";

    public static void Write(CodeWriter code, LanewiseKernel kernel, VectorForm form) => new LanewiseWriter(code, kernel, form).Write();

    private void Write()
    {
        var k = kernel;
        code.Line($"// {tiling.Columns.Max(c => c.Pixels)} pixels of {form.Lanes} channels at a time.");
        var sharesRows = k.Rows.Outputs > 1;
        if (sharesRows) code.Share("row", k.Rows.Outputs);
        else code.Share("vector", k.OutputLanes / form.Lanes);
        if (sharesRows) code.Open($"for (nint lane = 0; lane < {k.OutputLanes}; lane += {form.Lanes})");
        else code.Open($"for (nint lane = vectorFrom * {form.Lanes}; lane < vectorTo * {form.Lanes}; lane += {form.Lanes})");
        if (k.Bias is not null) code.Line($"{form.Type} biasV = {form.At("bias0", "lane")};");
        code.Open($"for (nint sample = 0; sample < samples; sample++)");
        code.Open($"for (nint row = {(sharesRows ? "rowFrom" : "0")}; row < {(sharesRows ? "rowTo" : "1")}; row++)");
        code.Line($"nint input = {VectorText.Sum(0, ("sample", k.XLayout.Length), ("lane", 1))};");
        code.Line($"nint output = {VectorText.Sum(k.YOffset, ("sample", k.YLayout.Length), ("row", k.YRow), ("lane", 1))};");
        foreach (var columns in tiling.Columns) WriteColumns(columns);
        code.Close();
        code.Close();
        code.Close();
    }

    private void WriteColumns(ColumnTile columns)
    {
        if (columns.Count > 1) code.Open($"for (nint column = {columns.First}; column < {columns.First + (columns.Count * columns.Pixels)}; column += {columns.Pixels})");
        else code.Open();
        if (columns.Count == 1) code.Line($"const int column = {columns.First};");
        ForEachSum(columns, (p, q) => code.Line($"{form.Type} {Sum(p, q)} = {(kernel.Bias is null ? form.Zero() : "biasV")};"));
        if (kernel.Rows.Taps > 0 && kernel.Columns.Taps > 0) WriteTaps(columns);
        ForEachSum(columns, (p, q) =>
        {
            var offset = VectorText.Sum((p * kernel.YColumn) + (q * kernel.OutputLanes), ("output", 1), ("column", kernel.YColumn));
            code.Line($"{form.At(y, offset)} = {form.Activate(kernel.Activation, kernel.Slope, Sum(p, q))};");
        });
        code.Close();
    }

    private void WriteTaps(ColumnTile columns)
    {
        var (rows, axis, layout) = (kernel.Rows, kernel.Columns, kernel.XLayout);
        code.Open($"for (nint tapY = 0; tapY < {rows.Taps}; tapY++)");
        code.Line($"nint inputRow = {VectorText.Sum(rows.Offset, ("row", rows.Stride), ("tapY", rows.Step))};");
        if (rows.Clips) code.Line($"if ((nuint)inputRow >= {rows.Inputs}) continue;");
        code.Line($"nint px = {VectorText.Sum(axis.Offset * layout.Column, ("input", 1), ("inputRow", layout.Row), ("column", axis.Stride * layout.Column))};");
        code.Line($"nint pw = {VectorText.Sum(kernel.Strides.Offset, ("tapY", kernel.Strides.TapY), ("lane", 1))};");
        if (tiling.UnrollTaps)
        {
            WriteRow(columns, [.. Enumerable.Range(0, axis.Taps)]);
        }
        else
        {
            code.Open($"for (nint tapX = 0; tapX < {axis.Taps}; tapX++, px += {axis.Step * layout.Column}, pw += {kernel.Strides.TapX})");
            if (columns.Clipped) code.Line($"if ((nuint)({VectorText.Sum(axis.Offset, ("column", axis.Stride), ("tapX", axis.Step))}) >= {axis.Inputs}) continue;");
            WriteRow(columns, [0]);
            code.Close();
        }

        code.Close();
    }

    /// <summary>One row of taps, input by input in the order of the taps.</summary>
    private void WriteRow(ColumnTile columns, int[] taps)
    {
        var axis = kernel.Columns;
        var uses = (
            from p in Enumerable.Range(0, columns.Pixels)
            from t in taps
            where !tiling.UnrollTaps || !columns.Clipped || axis.IsInside(columns.First + p, t)
            group (Pixel: p, Tap: t) by (p * axis.Stride) + (t * axis.Step)).ToArray();
        if (tiling.HoldsWeights)
        {
            foreach (var tap in uses.SelectMany(u => u).Select(u => u.Tap).Distinct().OrderBy(t => t))
            {
                for (var part = 0; part < Parts; part++) code.Line($"{form.Type} w{tap}_{part} = {Stored(tap, part)};");
            }
        }

        foreach (var use in axis.Step < 0 ? uses.OrderByDescending(u => u.Key) : uses.OrderBy(u => u.Key))
        {
            for (var part = 0; part < kernel.XParts; part++)
            {
                var name = Invariant($"x{use.Key - Math.Min(0, uses.Min(u => u.Key))}_{part}");
                code.Line($"{form.Type} {name} = {form.At(x, VectorText.Plus("px", (use.Key * kernel.XLayout.Column) + (part * kernel.OutputLanes)))};");
                foreach (var (pixel, tap) in use)
                {
                    for (var q = 0; q < kernel.YParts; q++)
                        code.Line($"{Sum(pixel, q)} = {form.MultiplyAdd(name, Weight(tap, Math.Max(part, q)), Sum(pixel, q))};");
                }
            }
        }
    }

    private int Parts => Math.Max(kernel.XParts, kernel.YParts);

    private string Weight(int tap, int part) => tiling.HoldsWeights ? Invariant($"w{tap}_{part}") : Stored(tap, part);

    private string Stored(int tap, int part) =>
        form.At(kernel.Weight.Name + "0", VectorText.Plus("pw", (tap * kernel.Strides.TapX) + (part * kernel.OutputLanes)));

    private void ForEachSum(ColumnTile columns, Action<int, int> action)
    {
        for (var p = 0; p < columns.Pixels; p++)
        {
            for (var q = 0; q < kernel.YParts; q++) action(p, q);
        }
    }

    private static string Sum(int pixel, int part) => Invariant($"a{pixel}_{part}");
}
