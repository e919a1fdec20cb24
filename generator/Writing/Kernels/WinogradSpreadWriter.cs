using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>The transforms of a transposed Winograd kernel: A dy A^T of the gradient's tiles, and B m B^T of the sums, added where the tiles overlap.</summary>
internal sealed class WinogradSpreadWriter(CodeWriter code, WinogradKernel kernel, VectorForm form, WinogradTiling tiling, WinogradText shared)
{
    private int Width => tiling.Vectors * form.Lanes;

    private int LineStride => kernel.Columns.Reach * form.Lanes;

    public void WriteInputTransform()
    {
        var (dy, whole) = (kernel.XLayout, kernel.Columns.Outputs / 2);
        shared.OpenTileRows();
        if (kernel.Rows.IsOdd) code.Line($"bool second = row + 1 < {kernel.Rows.Outputs};");
        code.Open($"for (nint lane = 0; lane < {dy.Column}; lane += {form.Lanes})");
        code.Line($"nint pd = {VectorText.Sum(0, ("sample", dy.Length), ("row", dy.Row), ("lane", 1))};");
        code.Line($"nint pv = (tileRow * {kernel.Columns.Tiles * tiling.Memory.InputTile}) + lane;");
        if (whole > 0)
        {
            code.Open($"for (nint tile = 0; tile < {whole}; tile++)");
            WriteTile(isLast: false);
            code.Line($"pd += {2 * dy.Column};");
            code.Line($"pv += {tiling.Memory.InputTile};");
            code.Close();
        }

        if (kernel.Columns.IsOdd) WriteTile(isLast: true);
        code.Close();
        code.Close();

        void WriteTile(bool isLast) => WinogradGradientTile.Write(code, form, kernel.Transform, isLast, kernel.Rows.IsOdd, Dy, Target);
        string Dy(int i, int j) => form.At($"{kernel.X.Name}0", VectorText.Plus("pd", (i * dy.Row) + (j * dy.Column)));
        string Target(int i, int j) => form.At("inputs0", VectorText.Plus("pv", ((kernel.Transform.Tile * i) + j) * tiling.Memory.InputElement));
    }

    /// <summary>A sample and a vector of channels at a time: tiles are added to a map of the inputs and the zeros around them, and the map is stored.</summary>
    public void WriteOutputTransform()
    {
        code.Open($"for (nint v = 0; v < {Width}; v += {form.Lanes})");
        code.Line($"nint ps = v;");
        code.Open($"for (nint sample = first / {kernel.Rows.Tiles}; sample < (first + count) / {kernel.Rows.Tiles}; sample++)");
        code.Line($"scratch.Slice({tiling.Memory.Lines}, {kernel.Rows.Reach * LineStride}).Clear();");
        code.Open($"for (nint pl = 0; pl < {2 * kernel.Rows.Tiles * LineStride}; pl += {2 * LineStride})");
        code.Open($"for (nint pt = pl; pt < pl + {2 * kernel.Columns.Tiles * form.Lanes}; pt += {2 * form.Lanes})");
        WriteTile();
        code.Line($"ps += {Width};");
        code.Close();
        code.Close();
        WriteStores();
        code.Close();
        code.Close();
    }

    private void WriteTile()
    {
        var (transform, element) = (kernel.Transform, tiling.Memory.SumElement);
        code.Open($"for (nint pr = ps; pr < ps + {transform.Elements * element}; pr += {transform.Tile * element})");
        var results = LinearProgramWriter.Variables(code, form, transform.Spread, transform.Tile, "_r", j => form.At("sums0", VectorText.Plus("pr", j * element)));
        for (var j = 0; j < transform.Tile; j++) code.Line($"{form.At("sums0", VectorText.Plus("pr", j * element))} = {results[j]};");
        code.Close();
        code.Line($"nint pc = ps;");
        code.Open($"for (nint pm = pt; pm < pt + {transform.Tile * form.Lanes}; pm += {form.Lanes})");
        results = LinearProgramWriter.Variables(
            code, form, transform.Spread, transform.Tile, "_c", i => form.At("sums0", VectorText.Plus("pc", i * transform.Tile * element)));
        for (var i = 0; i < transform.Tile; i++) code.Line($"{form.At("lines0", VectorText.Plus("pm", i * LineStride))} += {results[i]};");
        code.Line($"pc += {element};");
        code.Close();
    }

    private void WriteStores()
    {
        var y = kernel.YLayout;
        code.Open($"for (nint row = 0; row < {kernel.Rows.Inputs}; row++)");
        code.Line($"nint pm = (row * {LineStride}) + {(-kernel.Rows.Offset * LineStride) - (kernel.Columns.Offset * form.Lanes)};");
        code.Line($"nint py = {VectorText.Sum(0, ("sample", y.Length), ("row", y.Row), ("lane", 1), ("v", 1))};");
        code.Open($"for (nint column = 0; column < {kernel.Columns.Inputs}; column++)");
        new OutputStageWriter(code, kernel.Stage, form).Store(form.At("lines0", "pm"), "py");
        code.Line($"pm += {form.Lanes};");
        code.Line($"py += {y.Column};");
        code.Close();
        code.Close();
    }
}
