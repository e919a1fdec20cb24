using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>
/// Convolution forward and input gradient: a register tile of pixels times vectors of output channels. With pooling, the tile has the
/// pixels of whole windows, and their maxima are taken in registers.
/// </summary>
internal sealed class CorrelateWriter(CodeWriter code, CorrelateKernel kernel, VectorForm form)
{
    private readonly CorrelateTiling tiling = CorrelateTiling.For(kernel, form);
    private readonly string x = kernel.X.Name + "0";
    private readonly int poolRows = kernel.Pool.Rows;

    public static void Write(CodeWriter code, CorrelateKernel kernel, VectorForm form) => new CorrelateWriter(code, kernel, form).Write();

    private void Write()
    {
        var k = kernel;
        code.Line($"// {tiling.Columns.Max(c => c.Pixels) * poolRows} {(k.PairsColumns ? "pairs of pixels" : "pixels")} x {tiling.Vectors} vectors of {form.Lanes} output channels at a time.");
        code.Line($"nint rowFrom = (nint){k.Rows.Outputs / poolRows} * part / parts, rowTo = (nint){k.Rows.Outputs / poolRows} * (part + 1) / parts;");
        code.Open($"for (nint lane = 0; lane < {k.OutputLanes}; lane += {tiling.Vectors * form.Lanes})");
        code.Line($"nint block = {form.BlockOffset(tiling.Vectors, k.Strides.Block)};");
        var group = k.GroupOutputs == k.OutputLanes ? "" : Invariant($" + (lane / {k.GroupOutputs} * {k.Channels * k.XLayout.Channel})");
        code.Open($"for (nint sample = 0; sample < samples; sample++)");
        code.Line($"nint input = {VectorText.Sum(0, ("sample", k.XLayout.Length))}{group};");
        code.Open($"for (nint row = rowFrom; row < rowTo; row++)");
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
        for (var row = 0; row < poolRows; row++)
        {
            for (var p = 0; p < columns.Pixels; p++)
            {
                for (var v = 0; v < tiling.Vectors; v++)
                {
                    var start = kernel.Bias is null ? form.Zero() : row + p > 0 ? Sum(0, 0, v) : Bias(v);
                    code.Line($"{form.Type} {Sum(row, p, v)} = {start};");
                }
            }
        }

        if (kernel.Rows.Taps > 0 && kernel.Columns.Taps > 0) WriteTaps(columns);
        WriteOutputs(columns);
        code.Close();
    }

    private string Bias(int v) =>
        kernel.PairsColumns ? PairedStageWriter.InBothHalves("bias0", v, form) : form.At("bias0", VectorText.Plus("lane", v * form.Lanes));

    private void WriteOutputs(ColumnTile columns)
    {
        if (kernel.PairsColumns)
        {
            var pairs = new PairedStageWriter(code, kernel, form);
            for (var p = 0; p < columns.Pixels; p++) pairs.Write(p, (row, v) => Sum(row, p, v));
            return;
        }

        var end = new OutputStageWriter(code, kernel.Stage, form);
        var column = kernel.Pool.Columns == 1 ? "column" : Invariant($"(column / {kernel.Pool.Columns})");
        for (var p = 0; p < columns.Pixels; p += kernel.Pool.Columns)
        {
            for (var v = 0; v < tiling.Vectors; v++)
            {
                var offset = VectorText.Sum((p / kernel.Pool.Columns * kernel.YColumn) + (v * form.Lanes), ("output", 1), (column, kernel.YColumn));
                if (kernel.Pool.IsOne) end.Store(Sum(0, p, v), offset);
                else end.StoreMaximum([.. from row in Enumerable.Range(0, poolRows) from c in Enumerable.Range(p, kernel.Pool.Columns) select Sum(row, c, v)], offset);
            }
        }
    }

    private void WriteTaps(ColumnTile columns)
    {
        var (rows, k) = (kernel.Rows, kernel);
        code.Open($"for (nint tapY = 0; tapY < {rows.Taps}; tapY++)");
        code.Line($"nint inputRow = {VectorText.Sum(rows.Offset, ("row", rows.Stride * poolRows), ("tapY", rows.Step))};");
        int[] all = [.. Enumerable.Range(0, poolRows)];
        if (k.SplitsRows)
        {
            var last = (poolRows - 1) * rows.Stride;
            code.Open($"if (inputRow >= 0 && inputRow < {rows.Inputs - last})");
            WriteTapsX(columns, all);
            code.Close();
            code.Open($"else");
            foreach (var row in all)
            {
                code.Open($"if ((nuint)({VectorText.Plus("inputRow", row * rows.Stride)}) < {rows.Inputs})");
                WriteTapsX(columns, [row]);
                code.Close();
            }

            code.Close();
        }
        else
        {
            if (rows.Clips) code.Line($"if ((nuint)inputRow >= {rows.Inputs}) continue;");
            WriteTapsX(columns, all);
        }

        code.Close();
    }

    /// <summary>The taps of one row of the kernel, for some rows of outputs.</summary>
    private void WriteTapsX(ColumnTile columns, int[] outputRows)
    {
        var k = kernel;
        var columnStride = k.Columns.Stride * k.XLayout.Column;
        var first = (k.Columns.Offset * k.XLayout.Column) + (outputRows[0] * k.Rows.Stride * k.XLayout.Row);
        var start = VectorText.Sum(first, ("input", 1), ("inputRow", k.XLayout.Row), ("column", columnStride));
        if (k.UnrollTaps)
        {
            code.Line($"nint px = {start};");
            code.Line($"nint pw = block + (tapY * {k.Strides.TapY});");
            WriteChannels(columns, outputRows, [.. Enumerable.Range(0, k.Columns.Taps)]);
            return;
        }

        code.Open($"for (nint tapX = 0; tapX < {k.Columns.Taps}; tapX++)");
        if (columns.Clipped)
        {
            code.Line($"nint inputColumn = {VectorText.Sum(k.Columns.Offset, ("column", k.Columns.Stride), ("tapX", k.Columns.Step))};");
            code.Line($"if ((nuint)inputColumn >= {k.Columns.Inputs}) continue;");
        }

        code.Line($"nint px = {start} + (tapX * {k.Columns.Step * k.XLayout.Column});");
        code.Line($"nint pw = block + (tapY * {k.Strides.TapY}) + (tapX * {k.Strides.TapX});");
        WriteChannels(columns, outputRows, [0]);
        code.Close();
    }

    private void WriteChannels(ColumnTile columns, int[] outputRows, int[] taps)
    {
        var loops = kernel.Channels > 1;
        // An index for each tap: the compiler does not see that taps read the same inputs, and so does not keep those in registers.
        var indexed = loops && !tiling.Slides && taps.Length > 1;
        foreach (var tap in taps.Where(_ => indexed)) code.Line($"nint px{tap} = {VectorText.Plus("px", TapOffset(tap))};");
        if (loops) code.Open($"for (nint channel = 0; channel < {kernel.Channels}; channel++)");
        if (tiling.Slides) WriteInputs(columns, outputRows, taps);
        else foreach (var tap in taps) WriteTap(columns, outputRows, tap, indexed ? Invariant($"px{tap}") : VectorText.Plus("px", TapOffset(tap)));
        if (!loops) return;
        if (indexed) foreach (var tap in taps) code.Line($"px{tap} += {kernel.XLayout.Channel};");
        else code.Line($"px += {kernel.XLayout.Channel};");
        code.Line($"pw += {kernel.Strides.Channel};");
        code.Close();
    }

    private void WriteTap(ColumnTile columns, int[] outputRows, int tap, string index)
    {
        var pixels = Enumerable.Range(0, columns.Pixels).Where(p => Reads(columns, p, tap)).ToArray();
        if (pixels.Length == 0) return;
        code.Open();
        for (var v = 0; v < tiling.Vectors; v++) code.Line($"{form.Type} w{v} = {Weight(tap, v)};");
        foreach (var row in outputRows)
        {
            foreach (var p in pixels)
            {
                var offset = RowOffset(row, outputRows) + (p * kernel.Columns.Stride * kernel.XLayout.Column);
                code.Line($"{form.Type} s{row}_{p} = {form.BroadcastAt(x, VectorText.Plus(index, offset))};");
                for (var v = 0; v < tiling.Vectors; v++)
                    code.Line($"{Sum(row, p, v)} = {form.MultiplyAdd(Invariant($"s{row}_{p}"), Invariant($"w{v}"), Sum(row, p, v))};");
            }
        }

        code.Close();
    }

    /// <summary>
    /// The weights of a row of taps in registers, and each input of the tile's row once, for all taps that read it. Inputs go in the direction of
    /// the taps, so that each sum takes its taps in their order.
    /// </summary>
    private void WriteInputs(ColumnTile columns, int[] outputRows, int[] taps)
    {
        code.Open();
        foreach (var tap in taps.Where(t => Enumerable.Range(0, columns.Pixels).Any(p => Reads(columns, p, t))))
        {
            for (var v = 0; v < tiling.Vectors; v++) code.Line($"{form.Type} w{tap}_{v} = {Weight(tap, v)};");
        }

        var uses = from p in Enumerable.Range(0, columns.Pixels)
                   from t in taps
                   where Reads(columns, p, t)
                   group (Pixel: p, Tap: t) by (p * kernel.Columns.Stride) + (t * kernel.Columns.Step);
        foreach (var row in outputRows)
        {
            foreach (var use in uses.OrderBy(u => u.Key * Math.Sign(kernel.Columns.Step)))
            {
                var name = Invariant($"s{row}_{use.Key + (taps.Length * Math.Abs(kernel.Columns.Step))}");
                var offset = RowOffset(row, outputRows) + (use.Key * kernel.XLayout.Column);
                code.Line($"{form.Type} {name} = {form.BroadcastAt(x, VectorText.Plus("px", offset))};");
                foreach (var (p, t) in use)
                {
                    for (var v = 0; v < tiling.Vectors; v++) code.Line($"{Sum(row, p, v)} = {form.MultiplyAdd(name, Invariant($"w{t}_{v}"), Sum(row, p, v))};");
                }
            }
        }

        code.Close();
    }

    private bool Reads(ColumnTile columns, int pixel, int tap) =>
        !kernel.UnrollTaps || !columns.Clipped || kernel.Columns.IsInside(columns.First + pixel, tap);

    private int TapOffset(int tap) => kernel.UnrollTaps ? tap * kernel.Columns.Step * kernel.XLayout.Column : 0;

    private int RowOffset(int row, int[] outputRows) => (row - outputRows[0]) * kernel.Rows.Stride * kernel.XLayout.Row;

    private string Weight(int tap, int v) =>
        form.At("weight0", VectorText.Plus("pw", (tap * kernel.Strides.TapX) + form.LaneOffset(v, kernel.Strides.Block)));

    /// <summary>The sum of a pixel and vector; the row counts within a pooling window.</summary>
    private static string Sum(int row, int pixel, int vector) => Invariant($"a{row}_{pixel}_{vector}");
}
