using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>
/// Weight gradient by Winograd's F(2x2, r x r): block by block inputs and gradients transformed, 16 or 36 products summed over the tiles, the
/// sums transformed and added to the gradient.
/// </summary>
internal sealed class WinogradWeightGradientWriter
{
    private readonly CodeWriter code;
    private readonly WinogradWeightGradientKernel kernel;
    private readonly VectorForm form;
    private readonly WinogradWeightGradientTiling tiling;
    private readonly WinogradText shared;

    private WinogradWeightGradientWriter(CodeWriter code, WinogradWeightGradientKernel kernel, VectorForm form)
    {
        (this.code, this.kernel, this.form) = (code, kernel, form);
        tiling = WinogradWeightGradientTiling.For(kernel, form);
        shared = new(code, form, tiling.Memory, kernel.Rows, kernel.Columns, kernel.XLayout, kernel.TileRows);
    }

    private int Width => tiling.Vectors * form.Lanes;

    public static void Write(CodeWriter code, WinogradWeightGradientKernel kernel, VectorForm form) => new WinogradWeightGradientWriter(code, kernel, form).Write();

    private void Write()
    {
        code.Line($"// Blocks of {kernel.TileRows} x {kernel.Columns.Tiles} tiles; {tiling.Channels} channels x {tiling.Vectors} vectors of {form.Lanes} output channels at a time.");
        shared.WriteMemory();
        shared.OpenBlocks(ofPart: false);
        shared.WriteInputTransform("x0");
        code.Open($"for (nint lane = 0; lane < {kernel.OutputLanes}; lane += {Width})");
        WriteGradientTransform();
        code.Line($"nint block = {form.BlockOffset(tiling.Vectors, kernel.Strides.Block)};");
        var whole = kernel.Channels / tiling.Channels * tiling.Channels;
        WriteChannels(0, whole, tiling.Channels);
        if (whole < kernel.Channels) WriteChannels(whole, kernel.Channels, kernel.Channels - whole);
        code.Close();
        code.Close();
    }

    /// <summary>A dy A^T of the block's tiles, of the channels in the lanes; outputs that do not exist are zeros.</summary>
    private void WriteGradientTransform()
    {
        var (dy, whole) = (kernel.DyLayout, kernel.Columns.Outputs / 2);
        shared.OpenTileRows();
        code.Line($"nint pd = {VectorText.Sum(0, ("sample", dy.Length), ("row", dy.Row), ("lane", 1))};");
        code.Line($"nint pg = tileRow * {kernel.Columns.Tiles * Width};");
        if (kernel.Rows.IsOdd) code.Line($"bool second = row + 1 < {kernel.Rows.Outputs};");
        if (whole > 0)
        {
            code.Open($"for (nint tile = 0; tile < {whole}; tile++)");
            for (var v = 0; v < tiling.Vectors; v++) WriteTile(v, isLast: false);
            code.Line($"pd += {2 * dy.Column};");
            code.Line($"pg += {Width};");
            code.Close();
        }

        for (var v = 0; v < tiling.Vectors && kernel.Columns.IsOdd; v++) WriteTile(v, isLast: true);
        code.Close();
    }

    private void WriteTile(int v, bool isLast)
    {
        WinogradGradientTile.Write(code, form, kernel.Transform, isLast, kernel.Rows.IsOdd, Dy, Gradient);

        string Dy(int i, int j) => form.At("dy0", VectorText.Plus("pd", (i * kernel.DyLayout.Row) + (j * kernel.DyLayout.Column) + (v * form.Lanes)));
        string Gradient(int i, int j) => form.At("gradients0", VectorText.Plus("pg", (((kernel.Transform.Tile * i) + j) * tiling.Memory.GradientElement) + (v * form.Lanes)));
    }

    private void WriteChannels(int from, int to, int count)
    {
        if (to - from > count) code.Open($"for (nint channel = {from}; channel < {to}; channel += {count})");
        else code.Open();
        if (to - from <= count) code.Line($"const int channel = {from};");
        WriteProducts(count);
        WriteWeightTransform(count);
        code.Close();
    }

    private void WriteProducts(int channels)
    {
        code.Open($"for (nint element = 0; element < {kernel.Transform.Elements}; element++)");
        code.Line($"nint pv = (element * {tiling.Memory.InputElement}) + channel;");
        code.Line($"nint pg = element * {tiling.Memory.GradientElement};");
        ForEach((c, v) => code.Line($"{form.Type} {Sum(c, v)} = {form.Zero()};"));
        code.Open($"for (nint tile = 0; tile < count * {kernel.Columns.Tiles}; tile += {tiling.UnrolledTiles})");
        for (var t = 0; t < tiling.UnrolledTiles; t++)
        {
            code.Open();
            for (var v = 0; v < tiling.Vectors; v++) code.Line($"{form.Type} d{v} = {form.At("gradients0", VectorText.Plus("pg", (t * Width) + (v * form.Lanes)))};");
            for (var c = 0; c < channels; c++)
            {
                code.Line($"{form.Type} s{c} = {form.BroadcastAt("inputs0", VectorText.Plus("pv", (t * tiling.Memory.InputTile) + c))};");
                for (var v = 0; v < tiling.Vectors; v++) code.Line($"{Sum(c, v)} = {form.MultiplyAdd(Invariant($"s{c}"), Invariant($"d{v}"), Sum(c, v))};");
            }

            code.Close();
        }

        code.Line($"pv += {tiling.UnrolledTiles * tiling.Memory.InputTile};");
        code.Line($"pg += {tiling.UnrolledTiles * Width};");
        code.Close();
        code.Line($"nint ps = element * {tiling.Memory.SumElement};");
        ForEach((c, v) => code.Line($"{form.At("sums0", VectorText.Plus("ps", (c * Width) + (v * form.Lanes)))} = {Sum(c, v)};"));
        code.Close();

        void ForEach(Action<int, int> action)
        {
            for (var c = 0; c < channels; c++)
            {
                for (var v = 0; v < tiling.Vectors; v++) action(c, v);
            }
        }
    }

    /// <summary>dw += G^T m G, along the rows of m, then down.</summary>
    private void WriteWeightTransform(int channels)
    {
        code.Line($"nint pw = block + (channel * {kernel.Strides.Channel});");
        code.Open($"for (nint ps = 0; ps < {channels * Width}; ps += {Width})");
        for (var v = 0; v < tiling.Vectors; v++) WriteWeightTransform(kernel.Transform, v);
        code.Line($"pw += {kernel.Strides.Channel};");
        code.Close();
    }

    /// <summary>Of large tiles the rows' results replace the sums, in loops: as text they would be more variables than the run-time compiler follows.</summary>
    private void WriteWeightTransform(WinogradTransform transform, int v)
    {
        code.Open();
        if (transform.Tile > 4)
        {
            var row = transform.Tile * tiling.Memory.SumElement;
            code.Open($"for (nint pr = ps; pr < ps + {transform.Tile * row}; pr += {row})");
            var results = LinearProgramWriter.Variables(code, form, transform.Weights, transform.Taps, "_r", j => Product("pr", 0, j, v));
            for (var j = 0; j < transform.Taps; j++) code.Line($"{Product("pr", 0, j, v)} = {results[j]};");
            code.Close();
            code.Line($"nint pc = ps;");
            code.Open($"for (nint pt = pw; pt < pw + {transform.Taps * kernel.Strides.TapX}; pt += {kernel.Strides.TapX})");
            results = LinearProgramWriter.Expressions(code, form, transform.Weights, transform.Taps, "_c", i => Product("pc", i, 0, v));
            for (var i = 0; i < transform.Taps; i++) code.Line($"{Weight("pt", i, 0, v)} += {results[i]};");
            code.Line($"pc += {tiling.Memory.SumElement};");
            code.Close();
        }
        else
        {
            var rows = Enumerable.Range(0, transform.Tile)
                .Select(i => LinearProgramWriter.Variables(code, form, transform.Weights, transform.Taps, Invariant($"_{i}"), j => Product("ps", i, j, v)))
                .ToArray();
            for (var j = 0; j < transform.Taps; j++)
            {
                var results = LinearProgramWriter.Expressions(code, form, transform.Weights, transform.Taps, Invariant($"_c{j}"), i => rows[i][j]);
                for (var i = 0; i < transform.Taps; i++) code.Line($"{Weight("pw", i, j, v)} += {results[i]};");
            }
        }

        code.Close();
    }

    private string Product(string place, int row, int column, int v) =>
        form.At("sums0", VectorText.Plus(place, (((kernel.Transform.Tile * row) + column) * tiling.Memory.SumElement) + (v * form.Lanes)));

    private string Weight(string place, int tapY, int tapX, int v) =>
        form.At("dw0", VectorText.Plus(place, (tapY * kernel.Strides.TapY) + (tapX * kernel.Strides.TapX) + form.LaneOffset(v, kernel.Strides.Block)));

    private static string Sum(int channel, int vector) => Invariant($"a{channel}_{vector}");
}
