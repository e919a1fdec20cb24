using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>Convolution by Winograd's F(2x2, r x r): block by block inputs transformed, 16 or 36 small matrix products, sums transformed.</summary>
internal sealed class WinogradWriter
{
    private readonly CodeWriter code;
    private readonly WinogradKernel kernel;
    private readonly VectorForm form;
    private readonly WinogradTiling tiling;
    private readonly WinogradText shared;

    private WinogradWriter(CodeWriter code, WinogradKernel kernel, VectorForm form)
    {
        (this.code, this.kernel, this.form) = (code, kernel, form);
        tiling = WinogradTiling.For(kernel, form);
        shared = new(code, form, tiling.Memory, kernel.Rows, kernel.Columns, kernel.XLayout, tiling.TileRows);
    }

    private int Width => tiling.Vectors * form.Lanes;

    private bool Pools => !kernel.Stage.Pool.IsOne;

    private int BlockStride => kernel.Transform.Elements * TransformedWeight.ElementStride(kernel.Channels);

    public static void Write(CodeWriter code, WinogradKernel kernel, VectorForm form) => new WinogradWriter(code, kernel, form).Write();

    private void Write()
    {
        code.Line($"// Blocks of {tiling.TileRows} x {kernel.Columns.Tiles} tiles; {tiling.Tiles} tiles x {tiling.Vectors} vectors of {form.Lanes} output channels at a time.");
        var spread = new WinogradSpreadWriter(code, kernel, form, tiling, shared);
        shared.WriteMemory(readsInputs: !kernel.IsSpread);
        shared.OpenBlocks(ofPart: true, wholeSamples: kernel.IsSpread);
        if (kernel.IsSpread) spread.WriteInputTransform();
        else shared.WriteInputTransform(kernel.X.Name + "0");
        code.Open($"for (nint lane = 0; lane < {kernel.OutputLanes}; lane += {Width})");
        WriteProducts();
        if (kernel.IsSpread) spread.WriteOutputTransform();
        else WriteOutputTransform();
        code.Close();
        code.Close();
    }

    private void WriteProducts()
    {
        var channels = kernel.Channels / WinogradTiling.UnrolledChannels * WinogradTiling.UnrolledChannels;
        code.Open($"for (nint element = 0; element < {kernel.Transform.Elements}; element++)");
        code.Open($"for (nint tile = 0; tile < count * {kernel.Columns.Tiles}; tile += {tiling.Tiles})");
        code.Line($"nint pv = (element * {tiling.Memory.InputElement}) + (tile * {tiling.Memory.InputTile});");
        code.Line($"nint pw = {form.BlockOffset(tiling.Vectors, BlockStride)} + (element * {TransformedWeight.ElementStride(kernel.Channels)});");
        ForEach((t, v) => code.Line($"{form.Type} {Sum(t, v)} = {form.Zero()};"));
        code.Open($"for (nint channel = 0; channel < {channels}; channel += {WinogradTiling.UnrolledChannels})");
        for (var c = 0; c < WinogradTiling.UnrolledChannels; c++) WriteChannel(c);
        code.Line($"pv += {WinogradTiling.UnrolledChannels};");
        code.Line($"pw += {WinogradTiling.UnrolledChannels * Lanes.Count};");
        code.Close();
        for (var c = 0; c < kernel.Channels - channels; c++) WriteChannel(c);
        code.Line($"nint ps = (element * {tiling.Memory.SumElement}) + (tile * {Width});");
        ForEach((t, v) => code.Line($"{form.At("sums0", VectorText.Plus("ps", (t * Width) + (v * form.Lanes)))} = {Sum(t, v)};"));
        code.Close();
        code.Close();

        void ForEach(Action<int, int> action)
        {
            for (var t = 0; t < tiling.Tiles; t++)
            {
                for (var v = 0; v < tiling.Vectors; v++) action(t, v);
            }
        }
    }

    private void WriteChannel(int channel)
    {
        code.Open();
        for (var v = 0; v < tiling.Vectors; v++)
            code.Line($"{form.Type} w{v} = {form.At("weight0", VectorText.Plus("pw", (channel * Lanes.Count) + form.LaneOffset(v, BlockStride)))};");
        for (var t = 0; t < tiling.Tiles; t++)
        {
            code.Line($"{form.Type} s{t} = {form.BroadcastAt("inputs0", VectorText.Plus("pv", (t * tiling.Memory.InputTile) + channel))};");
            for (var v = 0; v < tiling.Vectors; v++) code.Line($"{Sum(t, v)} = {form.MultiplyAdd(Invariant($"s{t}"), Invariant($"w{v}"), Sum(t, v))};");
        }

        code.Close();
    }

    private void WriteOutputTransform()
    {
        var (y, whole) = (kernel.YLayout, kernel.Columns.Outputs / 2);
        shared.OpenTileRows();
        code.Line($"nint py = {VectorText.Sum(0, ("sample", y.Length), (Pools ? "(row / 2)" : "row", y.Row), ("lane", 1))};");
        code.Line($"nint ps = tileRow * {kernel.Columns.Tiles * Width};");
        for (var v = 0; v < tiling.Vectors && kernel.Bias is not null; v++) code.Line($"{form.Type} b{v} = {form.At("bias0", VectorText.Plus("lane", v * form.Lanes))};");
        if (kernel.Rows.IsOdd) code.Line($"bool second = row + 1 < {kernel.Rows.Outputs};");
        if (whole > 0)
        {
            code.Open($"for (nint tile = 0; tile < {whole}; tile++)");
            for (var v = 0; v < tiling.Vectors; v++) WriteTile(v, isLast: false);
            code.Line($"ps += {Width};");
            code.Line($"py += {(Pools ? 1 : 2) * y.Column};");
            code.Close();
        }

        for (var v = 0; v < tiling.Vectors && kernel.Columns.IsOdd; v++) WriteTile(v, isLast: true);
        code.Close();
    }

    /// <summary>A^T m A of one tile and vector: m is summed along its rows, then down, so that the 2x2 outputs are at hand together.</summary>
    private void WriteTile(int v, bool isLast)
    {
        var (transform, right) = (kernel.Transform, isLast ? 1 : 2);
        code.Open();
        var rows = Enumerable.Range(0, transform.Tile)
            .Select(i => LinearProgramWriter.Variables(code, form, transform.Outputs, right, Invariant($"_{i}"), j => Product(i, j, v)))
            .ToArray();
        var columns = Enumerable.Range(0, right)
            .Select(j => LinearProgramWriter.Expressions(code, form, transform.Outputs, 2, Invariant($"_c{j}"), i => rows[i][j]))
            .ToArray();
        var bias = kernel.Bias is null ? "" : Invariant($" + b{v}");
        for (var i = 0; i < 2; i++)
        {
            for (var j = 0; j < right; j++) code.Line($"{form.Type} y{i}{j} = {columns[j][i]}{bias};");
        }

        var end = new OutputStageWriter(code, kernel.Stage, form);
        if (Pools)
        {
            end.StoreMaximum(["y00", "y01", "y10", "y11"], VectorText.Plus("py", v * form.Lanes));
            code.Close();
            return;
        }

        for (var j = 0; j < right; j++) Store(0, j);
        if (kernel.Rows.IsOdd) code.Open($"if (second)");
        for (var j = 0; j < right; j++) Store(1, j);
        if (kernel.Rows.IsOdd) code.Close();
        code.Close();

        void Store(int i, int j) =>
            end.Store(Invariant($"y{i}{j}"), VectorText.Plus("py", (i * kernel.YLayout.Row) + (j * kernel.YLayout.Column) + (v * form.Lanes)));
    }

    private string Product(int row, int column, int v) => form.At("sums0", VectorText.Plus("ps", (((kernel.Transform.Tile * row) + column) * tiling.Memory.SumElement) + (v * form.Lanes)));

    private static string Sum(int tile, int vector) => Invariant($"a{tile}_{vector}");
}
