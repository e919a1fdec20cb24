using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>
/// B^T d B of a row of tiles and a vector of channels: down the columns, which neighbours share, then along the rows. Transformed columns stay
/// in registers from tile to tile where these suffice, and go through memory where they do not.
/// </summary>
internal sealed class WinogradInputWriter(CodeWriter code, VectorForm form, WinogradMemory memory, WinogradAxis columns)
{
    private static readonly string[] Names = ["a", "b", "c", "d"];

    private readonly WinogradTransform transform = WinogradTransform.Of(columns.Taps);

    private int LineStride => columns.Reach * form.Lanes;

    public void Write()
    {
        if (memory.LinesLength > 0)
        {
            WriteLines();
            WriteLineTiles();
            return;
        }

        WriteTiles();
    }

    /// <summary>All columns that exist; the others are zeros from the start.</summary>
    private void WriteLines()
    {
        var (first, end) = (Math.Max(0, -columns.Offset), Math.Min(columns.Reach, columns.Inputs - columns.Offset));
        code.Open($"for (nint pl = {first * form.Lanes}; pl < {end * form.Lanes}; pl += {form.Lanes})");
        WriteDown("_c", i => form.At("lines0", VectorText.Plus("pl", i * LineStride)));
        code.Close();
    }

    private void WriteLineTiles()
    {
        code.Open($"for (nint pl = 0; pl < {2 * columns.Tiles * form.Lanes}; pl += {2 * form.Lanes})");
        WriteAlong((i, j) => form.At("lines0", VectorText.Plus("pl", (i * LineStride) + (j * form.Lanes))));
        code.Close();
    }

    /// <summary>A tile's first two columns a, b are the last two c, d of the tile before.</summary>
    private void WriteTiles()
    {
        for (var i = 0; i < transform.Tile; i++) code.Line($"{form.Type} a{i} = {form.Zero()}, b{i} = {form.Zero()};");
        WriteColumn("a", 0, isNew: false);
        WriteColumn("b", 1, isNew: false);
        var whole = Enumerable.Range(0, columns.Tiles).TakeWhile(t => columns.IsInside((2 * t) + 3)).Count();
        if (whole > 0)
        {
            code.Open($"for (nint tile = 0; tile < {whole}; tile++)");
            WriteTile(0);
            code.Close();
        }

        for (var tile = whole; tile < columns.Tiles; tile++)
        {
            code.Open();
            WriteTile(tile);
            code.Close();
        }
    }

    private void WriteTile(int tile)
    {
        WriteColumn("c", (2 * tile) + 2, isNew: true);
        WriteColumn("d", (2 * tile) + 3, isNew: true);
        WriteAlong((i, j) => Invariant($"{Names[j]}{i}"));
        for (var i = 0; i < transform.Tile; i++)
        {
            code.Line($"a{i} = c{i};");
            code.Line($"b{i} = d{i};");
        }
    }

    /// <summary>The next column of inputs, transformed down; nothing is read where there is none.</summary>
    private void WriteColumn(string name, int column, bool isNew)
    {
        var type = isNew ? form.Type + " " : "";
        if (columns.IsInside(column)) WriteDown("_" + name, i => Invariant($"{type}{name}{i}"));
        else for (var i = 0; i < transform.Tile && isNew; i++) code.Line($"{type}{name}{i} = {form.Zero()};");
    }

    private void WriteDown(string suffix, Func<int, string> target)
    {
        var results = LinearProgramWriter.Expressions(code, form, transform.Inputs, transform.Tile, suffix, i => form.At(Invariant($"from{i}"), Invariant($"p{i}")));
        for (var i = 0; i < transform.Tile; i++) code.Line($"{target(i)} = {results[i]};");
        for (var i = 0; i < transform.Tile; i++) code.Line($"p{i} += step{i};");
    }

    private void WriteAlong(Func<int, int, string> input)
    {
        for (var i = 0; i < transform.Tile; i++)
        {
            var results = LinearProgramWriter.Expressions(code, form, transform.Inputs, transform.Tile, Invariant($"_{i}"), j => input(i, j));
            for (var j = 0; j < transform.Tile; j++)
                code.Line($"{form.At("inputs0", VectorText.Plus("pv", ((transform.Tile * i) + j) * memory.InputElement))} = {results[j]};");
        }

        code.Line($"pv += {memory.InputTile};");
    }
}
