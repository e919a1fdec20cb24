using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>Convolution weight gradient: a register tile of inputs times vectors of output channels, summed over samples, rows and columns.</summary>
internal sealed class WeightGradientWriter(CodeWriter code, WeightGradientKernel kernel, VectorForm form)
{
    private readonly WeightGradientTiling tiling = WeightGradientTiling.For(kernel, form);

    public static void Write(CodeWriter code, WeightGradientKernel kernel, VectorForm form) => new WeightGradientWriter(code, kernel, form).Write();

    private void Write()
    {
        var k = kernel;
        code.Line($"// {(tiling.TapsInRows ? Invariant($"{tiling.TapRows}x{k.Columns.Taps} taps x ") : "")}{tiling.Channels} channels x {tiling.Vectors} vectors of {form.Lanes} output channels at a time.");
        code.Open($"for (nint sample = 0; sample < samples; sample++)");
        code.Loop(tiling.Unrolled.Has(Loops.Lanes), "lane", 0, k.OutputLanes, tiling.Vectors * form.Lanes, _ =>
        {
            code.Line($"nint block = {form.BlockOffset(tiling.Vectors, k.Strides.Block)};");
            if (k.GroupOutputs != k.OutputLanes) code.Line($"nint group = lane / {k.GroupOutputs} * {k.Channels * k.XLayout.Channel};");
            var whole = k.Channels / tiling.Channels * tiling.Channels;
            WriteChannels(0, whole, tiling.Channels);
            if (whole < k.Channels) WriteChannels(whole, k.Channels, k.Channels - whole);
        });
        code.Close();
    }

    private void WriteChannels(int from, int to, int count)
    {
        Loop(Loops.Channels, "channel", from, to, count, _ =>
        {
            var whole = kernel.Rows.Taps / tiling.TapRows * tiling.TapRows;
            Loop(Loops.TapRows, "tapY", 0, whole, tiling.TapRows, first => WriteTaps(count, first, tiling.TapRows));
            var rest = kernel.Rows.Taps - whole;
            if (rest > 0) Loop(Loops.TapRows, "tapY", whole, kernel.Rows.Taps, rest, first => WriteTaps(count, first, rest));
        });
    }

    private void WriteTaps(int channels, int? firstRow, int tapRows)
    {
        if (tiling.TapsInRows) WriteTile(channels, firstRow, tapRows, null);
        else code.Loop(tiling.Unrolled.Has(Loops.Taps), "tapX", 0, kernel.Columns.Taps, 1, tapX => WriteTile(channels, firstRow, tapRows, tapX));
    }

    /// <summary>A tile with some rows of the kernel, from <c>tapY</c> on.</summary>
    /// <param name="firstRow">What tapY is, if it does not loop.</param>
    /// <param name="onlyTap">What tapX is, if it is text.</param>
    private void WriteTile(int channels, int? firstRow, int tapRows, int? onlyTap)
    {
        var axis = kernel.Columns;
        int[] taps = tiling.TapsInRows ? [.. Enumerable.Range(0, axis.Taps)] : [0];
        var columns = tiling.TapsInRows || !axis.Clips ? Inside(axis, taps)
            : onlyTap is { } only ? Inside(axis, [only])
            : ((int, int)?)null;
        if (!tiling.TapsInRows && !(tiling.Unrolled.Has(Loops.Columns) && columns is not null))
        {
            if (onlyTap is null || columns is not var (from, to)) WriteBounds("column", "tapX", axis);
            else if (from < to) code.Line($"const int columnFrom = {from}, columnTo = {to};");
        }

        var tapX = tiling.TapsInRows ? "" : Invariant($" + (tapX * {kernel.Strides.TapX})");
        code.Line($"nint pw = block + (tapY * {kernel.Strides.TapY}){tapX} + (channel * {kernel.Strides.Channel});");
        ForEach((sum, weight) => code.Line($"{form.Type} {sum} = {weight};"));
        int[] all = [.. Enumerable.Range(0, tapRows)];
        if (kernel.Rows.Clips && firstRow is { } first)
        {
            foreach (var (rowFrom, rowTo, inside) in WeightGradientTiling.Ranges(kernel.Rows, first, tapRows))
                WriteRows(Invariant($"{rowFrom}"), Invariant($"{rowTo}"), (rowFrom, rowTo), columns, channels, [.. inside.Select(t => t - first)], taps);
        }
        else if (!kernel.Rows.Clips && tiling.Unrolled.Has(Loops.Rows))
        {
            WriteRows("", "", (0, kernel.Rows.Outputs), columns, channels, all, taps);
        }
        else
        {
            code.Open();
            WriteBounds("row", "tapY", kernel.Rows);
            WriteRows("rowFrom", "rowTo", null, columns, channels, all, taps);
            code.Close();
        }

        ForEach((sum, weight) => code.Line($"{weight} = {sum};"));

        void ForEach(Action<string, string> action)
        {
            for (var c = 0; c < channels; c++)
            {
                for (var r = 0; r < tapRows; r++)
                {
                    foreach (var t in taps)
                    {
                        for (var v = 0; v < tiling.Vectors; v++) action(Sum(c, r, t, v), Weight(c, r, t, v));
                    }
                }
            }
        }
    }

    /// <summary>The outputs from ...From to ...To for which a tap lies in the input.</summary>
    private void WriteBounds(string name, string tap, TapAxis axis)
    {
        if (!axis.Clips)
        {
            code.Line($"const int {name}From = 0, {name}To = {axis.Outputs};");
            return;
        }

        code.Line($"nint {name}Offset = {VectorText.Sum(axis.Offset, (tap, axis.Step))};");
        code.Line($"nint {name}From = {name}Offset >= 0 ? 0 : (-{name}Offset + {axis.Stride - 1}) / {axis.Stride};");
        code.Line($"nint {name}To = {name}Offset >= {axis.Inputs} ? 0 : Math.Min({axis.Outputs}, (({axis.Inputs - 1} - {name}Offset) / {axis.Stride}) + 1);");
    }

    /// <summary>The outputs of an axis for which all of some taps lie in the input; the others are bodies of their own.</summary>
    private static (int From, int To) Inside(TapAxis axis, int[] taps)
    {
        var (from, to) = (0, axis.Outputs);
        while (from < axis.Outputs && taps.Any(t => !axis.IsInside(from, t))) from++;
        while (to > from && taps.Any(t => !axis.IsInside(to - 1, t))) to--;
        return (from, to);
    }

    /// <param name="rows">The bounds of the rows, where they are numbers.</param>
    /// <param name="columns">Those of the columns that lie inside for all taps.</param>
    private void WriteRows(string rowFrom, string rowTo, (int From, int To)? rows, (int From, int To)? columns, int channels, int[] tapRows, int[] taps)
    {
        if (tiling.Unrolled.Has(Loops.Rows) && rows is var (from, to))
        {
            code.Loop(true, "row", from, to, 1, _ => WriteRow(columns, channels, tapRows, taps));
            return;
        }

        code.Open($"for (nint row = {rowFrom}; row < {rowTo}; row++)");
        WriteRow(columns, channels, tapRows, taps);
        code.Close();
    }

    private void WriteRow((int From, int To)? columns, int channels, int[] tapRows, int[] taps)
    {
        var (k, axis) = (kernel, kernel.Columns);
        var (from, to) = columns ?? (0, axis.Outputs);
        var column = tiling.TapsInRows ? "" : VectorText.Sum(0, ("tapX", axis.Step * k.XLayout.Column)) + " + ";
        var group = k.GroupOutputs == k.OutputLanes ? "" : " + group";
        var start = VectorText.Sum(
            (k.Rows.Offset * k.XLayout.Row) + (axis.Offset * k.XLayout.Column),
            ("sample", k.XLayout.Length),
            ("row", k.Rows.Stride * k.XLayout.Row),
            ("tapY", k.Rows.Step * k.XLayout.Row),
            ("channel", k.XLayout.Channel));
        code.Line($"nint px = {column}{start}{group};");
        code.Line($"nint pd = {VectorText.Sum(0, ("sample", k.DyLayout.Length), ("row", k.DyLayout.Row), ("lane", 1))};");
        for (var edge = 0; edge < from && tiling.TapsInRows; edge++) WriteEdge(edge);
        if (columns is not null && tiling.Unrolled.Has(Loops.Columns))
        {
            for (var c = from; c < to; c++) WriteSingle(c, taps);
        }
        else if (from < to)
        {
            var first = tiling.TapsInRows ? Invariant($"{from}") : "columnFrom";
            code.Line($"nint qx = px + ({first} * {axis.Stride * k.XLayout.Column});");
            code.Line($"nint qd = pd + ({first} * {k.DyLayout.Column});");
            if (tiling.TapsInRows) code.Open($"for (nint column = {from}; column < {to}; column++)");
            else code.Open($"for (nint column = columnFrom; column < columnTo; column++)");
            WriteColumn("qx", "qd", 0, 0, channels, tapRows, taps);
            code.Line($"qx += {axis.Stride * k.XLayout.Column};");
            code.Line($"qd += {k.DyLayout.Column};");
            code.Close();
        }

        for (var edge = to; edge < axis.Outputs && tiling.TapsInRows; edge++) WriteEdge(edge);

        void WriteEdge(int edge)
        {
            int[] inside = [.. taps.Where(t => axis.IsInside(edge, t))];
            if (inside.Length == 0) return;
            code.Line($"// Column {edge}, at the edge.");
            WriteSingle(edge, inside);
        }

        void WriteSingle(int at, int[] inside)
        {
            code.Open();
            WriteColumn("px", "pd", at * axis.Stride * k.XLayout.Column, at * k.DyLayout.Column, channels, tapRows, inside);
            code.Close();
        }
    }

    private void WriteColumn(string px, string pd, int xOffset, int dyOffset, int channels, int[] tapRows, int[] taps)
    {
        for (var v = 0; v < tiling.Vectors; v++)
            code.Line($"{form.Type} d{v} = {form.At("dy0", VectorText.Plus(pd, dyOffset + (v * form.Lanes)))};");
        for (var c = 0; c < channels; c++)
        {
            foreach (var r in tapRows)
            {
                foreach (var t in taps)
                {
                    var offset = xOffset + (c * kernel.XLayout.Channel) + (r * kernel.Rows.Step * kernel.XLayout.Row) + (t * kernel.Columns.Step * kernel.XLayout.Column);
                    var name = Invariant($"s{c}_{r}_{t}");
                    code.Line($"{form.Type} {name} = {form.BroadcastAt("x0", VectorText.Plus(px, offset))};");
                    for (var v = 0; v < tiling.Vectors; v++)
                        code.Line($"{Sum(c, r, t, v)} = {form.MultiplyAdd(name, Invariant($"d{v}"), Sum(c, r, t, v))};");
                }
            }
        }
    }

    /// <summary>A loop over a range in steps, or its rounds as text; its only round always is.</summary>
    private void Loop(Loops loop, string name, int from, int to, int step, Action<int?> body) =>
        code.Loop(to - from <= step || tiling.Unrolled.Has(loop), name, from, to, step, body);

    private string Weight(int channel, int tapRow, int tap, int v) => form.At(
        "dw0",
        VectorText.Plus("pw", (channel * kernel.Strides.Channel) + (tapRow * kernel.Strides.TapY) + (tap * kernel.Strides.TapX) + form.LaneOffset(v, kernel.Strides.Block)));

    private static string Sum(int channel, int tapRow, int tap, int vector) => Invariant($"a{channel}_{tapRow}_{tap}_{vector}");
}
