using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>Weight gradients within each lane: the sums of all taps stay in registers while the positions go by.</summary>
internal sealed class LanewiseWeightGradientWriter(CodeWriter code, LanewiseWeightGradientKernel kernel, VectorForm form)
{
    private readonly LanewiseWeightGradientTiling tiling = LanewiseWeightGradientTiling.For(kernel, form);

    public static void Write(CodeWriter code, LanewiseWeightGradientKernel kernel, VectorForm form) =>
        new LanewiseWeightGradientWriter(code, kernel, form).Write();

    private void Write()
    {
        code.Open($"for (nint lane = 0; lane < {kernel.OutputLanes}; lane += {form.Lanes})");
        if (tiling.TapRows == 0) WriteLoops();
        else
        {
            for (var first = 0; first < kernel.Rows.Taps; first += tiling.TapRows) WriteTapRows(first, Math.Min(tiling.TapRows, kernel.Rows.Taps - first));
        }

        code.Close();
    }

    private void WriteTapRows(int first, int count)
    {
        var taps = (from tapY in Enumerable.Range(first, count) from tapX in Enumerable.Range(0, kernel.Columns.Taps) select (tapY, tapX)).ToArray();
        code.Open();
        ForEachSum(taps, (t, part) => code.Line($"{form.Type} {Sum(t, part)} = {Stored(t, part)};"));
        code.Open($"for (nint sample = 0; sample < samples; sample++)");
        var (rows, used) = (kernel.Rows, Enumerable.Range(first, count).ToArray());
        var (from, to) = Whole(rows, used);
        for (var row = 0; row < from; row++) WriteEdgeRow(row);
        if (to > from)
        {
            code.Open($"for (nint row = {from}; row < {to}; row++)");
            WriteRow(taps);
            code.Close();
        }

        for (var row = to; row < rows.Outputs; row++) WriteEdgeRow(row);
        code.Close();
        ForEachSum(taps, (t, part) => code.Line($"{Stored(t, part)} = {Sum(t, part)};"));
        code.Close();

        void WriteEdgeRow(int row)
        {
            var inside = taps.Where(t => rows.IsInside(row, t.tapY)).ToArray();
            if (inside.Length == 0) return;
            code.Line($"// Row {row}, at the edge.");
            code.Open();
            code.Line($"const int row = {row};");
            WriteRow(inside);
            code.Close();
        }
    }

    /// <summary>The outputs of an axis for which all the given taps lie in the input.</summary>
    private static (int From, int To) Whole(TapAxis axis, int[] taps)
    {
        var (from, to) = (0, axis.Outputs);
        while (from < axis.Outputs && taps.Any(t => !axis.IsInside(from, t))) from++;
        while (to > from && taps.Any(t => !axis.IsInside(to - 1, t))) to--;
        return (from, to);
    }

    private void WriteRow((int TapY, int TapX)[] taps)
    {
        var axis = kernel.Columns;
        code.Line($"nint px = {VectorText.Sum((kernel.Rows.Offset * kernel.XLayout.Row) + (axis.Offset * kernel.XLayout.Column), ("sample", kernel.XLayout.Length), ("row", kernel.Rows.Stride * kernel.XLayout.Row), ("lane", 1))};");
        code.Line($"nint pd = {VectorText.Sum(0, ("sample", kernel.DyLayout.Length), ("row", kernel.DyLayout.Row), ("lane", 1))};");
        var (from, to) = Whole(axis, [.. Enumerable.Range(0, axis.Taps)]);
        for (var column = 0; column < from; column++) WriteEdgeColumn(column);
        if (to > from)
        {
            code.Open($"for (nint column = {from}; column < {to}; column++)");
            WriteColumn(taps, VectorText.Sum(0, ("px", 1), ("column", axis.Stride * kernel.XLayout.Column)), VectorText.Sum(0, ("pd", 1), ("column", kernel.DyLayout.Column)));
            code.Close();
        }

        for (var column = to; column < axis.Outputs; column++) WriteEdgeColumn(column);

        void WriteEdgeColumn(int column)
        {
            var inside = taps.Where(t => axis.IsInside(column, t.TapX)).ToArray();
            if (inside.Length == 0) return;
            code.Open();
            WriteColumn(inside, VectorText.Plus("px", column * axis.Stride * kernel.XLayout.Column), VectorText.Plus("pd", column * kernel.DyLayout.Column));
            code.Close();
        }
    }

    private void WriteColumn((int TapY, int TapX)[] taps, string px, string pd)
    {
        code.Line($"nint qx = {px};");
        code.Line($"{form.Type} d = {form.At("dy0", pd)};");
        ForEachSum(taps, (t, part) =>
        {
            var offset = (t.TapY * kernel.Rows.Step * kernel.XLayout.Row) + (t.TapX * kernel.Columns.Step * kernel.XLayout.Column) + (part * kernel.OutputLanes);
            code.Line($"{Sum(t, part)} = {form.MultiplyAdd(form.At("x0", VectorText.Plus("qx", offset)), "d", Sum(t, part))};");
        });
    }

    /// <summary>One tap at a time, over the outputs that read the input through it.</summary>
    private void WriteLoops()
    {
        var (rows, axis, x) = (kernel.Rows, kernel.Columns, kernel.XLayout);
        code.Open($"for (nint tapY = 0; tapY < {rows.Taps}; tapY++)");
        code.Open($"for (nint tapX = 0; tapX < {axis.Taps}; tapX++)");
        code.Line($"nint pw = {VectorText.Sum(0, ("tapY", kernel.Strides.TapY), ("tapX", kernel.Strides.TapX), ("lane", 1))};");
        for (var part = 0; part < kernel.Parts; part++) code.Line($"{form.Type} sum{part} = {form.At("dw0", VectorText.Plus("pw", part * kernel.OutputLanes))};");
        code.Open($"for (nint sample = 0; sample < samples; sample++)");
        code.Open($"for (nint row = 0; row < {rows.Outputs}; row++)");
        code.Line($"nint inputRow = {VectorText.Sum(rows.Offset, ("row", rows.Stride), ("tapY", rows.Step))};");
        code.Line($"if ((nuint)inputRow >= {rows.Inputs}) continue;");
        code.Open($"for (nint column = 0; column < {axis.Outputs}; column++)");
        code.Line($"nint inputColumn = {VectorText.Sum(axis.Offset, ("column", axis.Stride), ("tapX", axis.Step))};");
        code.Line($"if ((nuint)inputColumn >= {axis.Inputs}) continue;");
        code.Line($"nint px = {VectorText.Sum(0, ("sample", x.Length), ("inputRow", x.Row), ("inputColumn", x.Column), ("lane", 1))};");
        code.Line($"{form.Type} d = {form.At("dy0", VectorText.Sum(0, ("sample", kernel.DyLayout.Length), ("row", kernel.DyLayout.Row), ("column", kernel.DyLayout.Column), ("lane", 1)))};");
        for (var part = 0; part < kernel.Parts; part++)
            code.Line($"sum{part} = {form.MultiplyAdd(form.At("x0", VectorText.Plus("px", part * kernel.OutputLanes)), "d", Invariant($"sum{part}"))};");
        code.Close();
        code.Close();
        code.Close();
        for (var part = 0; part < kernel.Parts; part++) code.Line($"{form.At("dw0", VectorText.Plus("pw", part * kernel.OutputLanes))} = sum{part};");
        code.Close();
        code.Close();
    }

    private void ForEachSum((int TapY, int TapX)[] taps, Action<(int TapY, int TapX), int> action)
    {
        foreach (var tap in taps)
        {
            for (var part = 0; part < kernel.Parts; part++) action(tap, part);
        }
    }

    private string Stored((int TapY, int TapX) tap, int part) =>
        form.At("dw0", VectorText.Plus("lane", (tap.TapY * kernel.Strides.TapY) + (tap.TapX * kernel.Strides.TapX) + (part * kernel.OutputLanes)));

    private static string Sum((int TapY, int TapX) tap, int part) => Invariant($"a{tap.TapY}_{tap.TapX}_{part}");
}
