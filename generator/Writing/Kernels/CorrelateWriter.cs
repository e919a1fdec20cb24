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

    private int[] TileRows => [.. Enumerable.Range(0, tiling.Rows)];

    private bool Pools => !kernel.Stage.Pool.IsOne;

    /// <summary>Whether threads share the tiles of a row, because there is only one.</summary>
    private bool SharesTiles => kernel.Rows.Outputs == tiling.Rows;

    /// <summary>The tiles of a row, loops that become text tile by tile.</summary>
    private IEnumerable<ColumnTile> Tiles => tiling.Unrolled.Has(Loops.Columns)
        ? tiling.Columns.SelectMany(c => Enumerable.Range(0, c.Count).Select(i => c with { First = c.First + (i * c.Pixels), Count = 1 }))
        : tiling.Columns;

    public static void Write(CodeWriter code, CorrelateKernel kernel, VectorForm form) => new CorrelateWriter(code, kernel, form).Write();

    private void Write()
    {
        var k = kernel;
        code.Line($"// {tiling.Columns.Max(c => c.Pixels) * tiling.Rows} {(k.PairsColumns ? "pairs of pixels" : "pixels")} x {tiling.Vectors} vectors of {form.Lanes} output channels at a time.");
        if (SharesTiles) code.Share("tile", Tiles.Sum(t => t.Count));
        else code.Share("row", k.Rows.Outputs / tiling.Rows);
        code.Loop(tiling.Unrolled.Has(Loops.Lanes), "lane", 0, k.OutputLanes, tiling.Vectors * form.Lanes, _ =>
        {
            code.Line($"nint block = {form.BlockOffset(tiling.Vectors, k.Strides.Block)};");
            var group = k.GroupOutputs == k.OutputLanes ? "" : Invariant($" + (lane / {k.GroupOutputs} * {k.Channels * k.XLayout.Channel})");
            code.Open($"for (nint sample = 0; sample < samples; sample++)");
            code.Line($"nint input = {VectorText.Sum(0, ("sample", k.XLayout.Length))}{group};");
            WriteRows();
            code.Close();
        });
    }

    private void WriteRows()
    {
        if (SharesTiles)
        {
            code.Open();
            code.Line($"const int row = 0;");
            WriteRow(tiling.Unrolled.Has(Loops.Rows) ? 0 : null);
            code.Close();
            return;
        }

        if (!tiling.Unrolled.Has(Loops.Rows))
        {
            code.Open($"for (nint row = rowFrom; row < rowTo; row++)");
            WriteRow(null);
            code.Close();
            return;
        }

        for (var row = 0; row < kernel.Rows.Outputs / tiling.Rows; row++)
        {
            code.Open($"if (rowFrom <= {row} && {row} < rowTo)");
            code.Line($"const int row = {row};");
            WriteRow(row);
            code.Close();
        }
    }

    private void WriteRow(int? row)
    {
        code.Line($"nint output = {VectorText.Sum(kernel.YOffset, ("sample", kernel.YLayout.Length), ("row", Pools ? kernel.YRow : tiling.Rows * kernel.YRow), ("lane", 1))};");
        var number = 0;
        foreach (var columns in Tiles)
        {
            WriteColumns(columns, number, row);
            number += columns.Count;
        }
    }

    /// <param name="number">The number of the first of these tiles within the row.</param>
    /// <param name="outputRow">The row, where it is text.</param>
    private void WriteColumns(ColumnTile columns, int number, int? outputRow)
    {
        if (columns.Count > 1) OpenColumns(columns, number);
        else if (SharesTiles) code.Open($"if (tileFrom <= {number} && {number} < tileTo)");
        else code.Open();
        if (columns.Count == 1) code.Line($"const int column = {columns.First};");
        for (var row = 0; row < tiling.Rows; row++)
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

        if (kernel.Rows.Taps > 0 && kernel.Columns.Taps > 0)
        {
            code.Loop(
                tiling.Unrolled.Has(Loops.TapRows), "tapY", 0, kernel.Rows.Taps, 1, tapY => WriteTaps(columns, outputRow, tapY), tapY => outputRow is { } row && RowsInside(row, tapY).Length == 0);
        }

        WriteOutputs(columns);
        code.Close();
    }

    private void OpenColumns(ColumnTile columns, int number)
    {
        if (SharesTiles) code.Open($"for (nint column = {Bound("tileFrom")}; column < {Bound("tileTo")}; column += {columns.Pixels})");
        else code.Open($"for (nint column = {columns.First}; column < {columns.First + (columns.Count * columns.Pixels)}; column += {columns.Pixels})");

        string Bound(string tile) =>
            VectorText.Plus(Invariant($"(Math.Clamp({VectorText.Plus(tile, -number)}, 0, {columns.Count}) * {columns.Pixels})"), columns.First);
    }

    private string Bias(int v) =>
        kernel.PairsColumns ? PairedStageWriter.InBothHalves("bias0", v, form) : form.At("bias0", VectorText.Plus("lane", v * form.Lanes));

    private void WriteOutputs(ColumnTile columns)
    {
        if (kernel.PairsColumns)
        {
            var pairs = new PairedStageWriter(code, kernel, form);
            for (var p = 0; p < columns.Pixels; p++)
            {
                if (Pools) pairs.WriteMaxima(p, (row, v) => Sum(row, p, v));
                else foreach (var row in TileRows) pairs.WritePixels(p, row, v => Sum(row, p, v));
            }

            return;
        }

        var end = new OutputStageWriter(code, kernel.Stage, form);
        var column = kernel.Pool.Columns == 1 ? "column" : Invariant($"(column / {kernel.Pool.Columns})");
        code.Line($"nint py = {VectorText.Sum(0, ("output", 1), (column, kernel.YColumn))};");
        for (var p = 0; p < columns.Pixels; p += kernel.Pool.Columns)
        {
            for (var v = 0; v < tiling.Vectors; v++)
            {
                var offset = (p / kernel.Pool.Columns * kernel.YColumn) + (v * form.Lanes);
                if (Pools) end.StoreMaximum([.. from row in TileRows from c in Enumerable.Range(p, kernel.Pool.Columns) select Sum(row, c, v)], VectorText.Plus("py", offset));
                else foreach (var row in TileRows) end.Store(Sum(row, p, v), VectorText.Plus("py", (row * kernel.YRow) + offset));
            }
        }
    }

    /// <param name="outputRow">The row, where it is text.</param>
    /// <param name="tapY">The row of taps, where it is text.</param>
    private void WriteTaps(ColumnTile columns, int? outputRow, int? tapY)
    {
        var (rows, k) = (kernel.Rows, kernel);
        if (outputRow is { } o && tapY is { } tap)
        {
            WriteInputRow();
            WriteTapsX(columns, RowsInside(o, tap));
            return;
        }

        WriteInputRow();
        if (tiling.SplitsRows(k))
        {
            var last = (tiling.Rows - 1) * rows.Stride;
            code.Open($"if (inputRow >= 0 && inputRow < {rows.Inputs - last})");
            WriteTapsX(columns, TileRows);
            code.Close();
            // Of two rows, one alone is inside then; of three it may be two.
            var otherwise = tiling.Rows == 2 ? "else " : "";
            if (tiling.Rows > 2) code.Open($"else");
            foreach (var row in TileRows)
            {
                code.Open($"{otherwise}if ((nuint)({VectorText.Plus("inputRow", row * rows.Stride)}) < {rows.Inputs})");
                WriteTapsX(columns, [row]);
                code.Close();
            }

            if (tiling.Rows > 2) code.Close();
        }
        else if (rows.Clips && tapY is not null)
        {
            code.Open($"if ((nuint)inputRow < {rows.Inputs})");
            WriteTapsX(columns, TileRows);
            code.Close();
        }
        else
        {
            if (rows.Clips) code.Line($"if ((nuint)inputRow >= {rows.Inputs}) continue;");
            WriteTapsX(columns, TileRows);
        }

        void WriteInputRow() => code.Line($"nint inputRow = {VectorText.Sum(rows.Offset, ("row", rows.Stride * tiling.Rows), ("tapY", rows.Step))};");
    }

    /// <summary>The rows of a tile whose tap lies in the input.</summary>
    private int[] RowsInside(int outputRow, int tapY) =>
        [.. TileRows.Where(r => kernel.Rows.IsInside((outputRow * tiling.Rows) + r, tapY))];

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
            if (tiling.Unrolled.Has(Loops.Taps)) WriteChannels(channel => WriteUnrolledTaps(columns, outputRows, channel));
            else WriteChannels(channel => WriteTapLoop(columns, outputRows, channel));
            return;
        }

        code.Loop(tiling.Unrolled.Has(Loops.Taps) && !columns.Clipped, "tapX", 0, k.Columns.Taps, 1, _ =>
        {
            if (columns.Clipped)
            {
                code.Line($"nint inputColumn = {VectorText.Sum(k.Columns.Offset, ("column", k.Columns.Stride), ("tapX", k.Columns.Step))};");
                code.Line($"if ((nuint)inputColumn >= {k.Columns.Inputs}) continue;");
            }

            code.Line($"nint px = {start} + (tapX * {k.Columns.Step * k.XLayout.Column});");
            code.Line($"nint pw = block + (tapY * {k.Strides.TapY}) + (tapX * {k.Strides.TapX});");
            WriteChannels(channel => WriteTap(columns, outputRows, 0, VectorText.Plus("px", channel * k.XLayout.Channel), "pw", WeightOffset(0, channel)));
        });
    }

    /// <summary>The channels at px and pw: in a loop that moves these on, or as text with the number of the channel.</summary>
    private void WriteChannels(Action<int> body)
    {
        if (tiling.Unrolled.Has(Loops.Channels) || kernel.Channels == 1)
        {
            for (var channel = 0; channel < kernel.Channels; channel++) body(channel);
            return;
        }

        // An index for each tap: the compiler does not see that taps read the same inputs, and so does not keep those in registers.
        var indexed = IndexesTaps ? Enumerable.Range(0, kernel.Columns.Taps).ToArray() : [];
        foreach (var tap in indexed) code.Line($"nint px{tap} = {VectorText.Plus("px", TapOffset(tap))};");
        code.Open($"for (nint channel = 0; channel < {kernel.Channels}; channel++)");
        body(0);
        if (IndexesTaps) foreach (var tap in indexed) code.Line($"px{tap} += {kernel.XLayout.Channel};");
        else code.Line($"px += {kernel.XLayout.Channel};");
        code.Line($"pw += {kernel.Strides.Channel};");
        code.Close();
    }

    private bool IndexesTaps =>
        kernel.Channels > 1 && kernel.UnrollTaps && kernel.Columns.Taps > 1 && !tiling.Slides && tiling.Unrolled.Has(Loops.Taps) && !tiling.Unrolled.Has(Loops.Channels);

    private void WriteUnrolledTaps(ColumnTile columns, int[] outputRows, int channel)
    {
        int[] taps = [.. Enumerable.Range(0, kernel.Columns.Taps)];
        if (tiling.Slides) WriteInputs(columns, outputRows, taps, channel);
        else foreach (var tap in taps) WriteTap(columns, outputRows, tap, Index(tap), "pw", WeightOffset(tap, channel));

        string Index(int tap) => IndexesTaps ? Invariant($"px{tap}") : VectorText.Plus("px", TapOffset(tap) + (channel * kernel.XLayout.Channel));
    }

    private void WriteTapLoop(ColumnTile columns, int[] outputRows, int channel)
    {
        var (axis, layout) = (kernel.Columns, kernel.XLayout);
        code.Open($"for (nint tapX = 0; tapX < {axis.Taps}; tapX++)");
        if (columns.Clipped) code.Line($"nint inputColumn = {VectorText.Sum(axis.Offset, ("column", axis.Stride), ("tapX", axis.Step))};");
        if (columns is { Clipped: true, Pixels: 1 }) code.Line($"if ((nuint)inputColumn >= {axis.Inputs}) continue;");
        code.Line($"nint qx = {VectorText.Sum(channel * layout.Channel, ("px", 1), ("tapX", axis.Step * layout.Column))};");
        code.Line($"nint qw = {VectorText.Sum(channel * kernel.Strides.Channel, ("pw", 1), ("tapX", kernel.Strides.TapX))};");
        WriteTap(columns, outputRows, 0, "qx", "qw", 0);
        code.Close();
    }

    private void WriteTap(ColumnTile columns, int[] outputRows, int tap, string index, string weight, int weightOffset)
    {
        var pixels = Enumerable.Range(0, columns.Pixels).Where(p => Reads(columns, p, tap)).ToArray();
        if (pixels.Length == 0) return;
        code.Open();
        for (var v = 0; v < tiling.Vectors; v++) code.Line($"{form.Type} w{v} = {Weight(weight, weightOffset, v)};");
        var tested = columns is { Clipped: true, Pixels: > 1 } && !tiling.Unrolled.Has(Loops.Taps);
        foreach (var row in outputRows)
        {
            foreach (var p in pixels)
            {
                if (tested) code.Open($"if ((nuint)({VectorText.Plus("inputColumn", p * kernel.Columns.Stride)}) < {kernel.Columns.Inputs})");
                var offset = RowOffset(row, outputRows) + (p * kernel.Columns.Stride * kernel.XLayout.Column);
                code.Line($"{form.Type} s{row}_{p} = {form.BroadcastAt(x, VectorText.Plus(index, offset))};");
                for (var v = 0; v < tiling.Vectors; v++)
                    code.Line($"{Sum(row, p, v)} = {form.MultiplyAdd(Invariant($"s{row}_{p}"), Invariant($"w{v}"), Sum(row, p, v))};");
                if (tested) code.Close();
            }
        }

        code.Close();
    }

    /// <summary>
    /// The weights of a row of taps in registers, and each input of the tile's row once, for all taps that read it. Inputs go in the direction of
    /// the taps, so that each sum takes its taps in their order.
    /// </summary>
    private void WriteInputs(ColumnTile columns, int[] outputRows, int[] taps, int channel)
    {
        code.Open();
        foreach (var tap in taps.Where(t => Enumerable.Range(0, columns.Pixels).Any(p => Reads(columns, p, t))))
        {
            for (var v = 0; v < tiling.Vectors; v++) code.Line($"{form.Type} w{tap}_{v} = {Weight("pw", WeightOffset(tap, channel), v)};");
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
                var offset = RowOffset(row, outputRows) + (use.Key * kernel.XLayout.Column) + (channel * kernel.XLayout.Channel);
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
        !(kernel.UnrollTaps && tiling.Unrolled.Has(Loops.Taps)) || !columns.Clipped || kernel.Columns.IsInside(columns.First + pixel, tap);

    private int TapOffset(int tap) => tap * kernel.Columns.Step * kernel.XLayout.Column;

    private int RowOffset(int row, int[] outputRows) => (row - outputRows[0]) * kernel.Rows.Stride * kernel.XLayout.Row;

    private int WeightOffset(int tap, int channel) => (tap * kernel.Strides.TapX) + (channel * kernel.Strides.Channel);

    private string Weight(string index, int offset, int v) => form.At("weight0", VectorText.Plus(index, offset + form.LaneOffset(v, kernel.Strides.Block)));

    /// <summary>The sum of a pixel and vector; the row counts within the tile.</summary>
    private static string Sum(int row, int pixel, int vector) => Invariant($"a{row}_{pixel}_{vector}");
}
