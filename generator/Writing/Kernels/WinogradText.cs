using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>
/// What Winograd kernels share: the parts of their memory, the blocks, and the transform of the inputs. With the transforms
/// B^T = [1 0 -1 0; 0 1 1 0; 0 -1 1 0; 0 -1 0 1], G = [1 0 0; .5 .5 .5; .5 -.5 .5; 0 0 1], A^T = [1 1 1 0; 0 1 -1 1].
/// </summary>
internal sealed class WinogradText(CodeWriter code, VectorForm form, WinogradMemory memory, WinogradAxis rows, WinogradAxis columns, Layout input, int tileRows)
{
    /// <summary>References to the parts of the memory, and the zeros.</summary>
    public void WriteMemory()
    {
        code.Line($"ref float inputs0 = ref scratch0;");
        if (memory.GradientElement > 0) code.Line($"ref float gradients0 = ref Unsafe.Add(ref scratch0, {memory.Gradients});");
        code.Line($"ref float sums0 = ref Unsafe.Add(ref scratch0, {memory.Sums});");
        if (!rows.Clips) return;
        code.Line($"ref float zeros0 = ref Unsafe.Add(ref scratch0, {memory.Zeros});");
        code.Line($"scratch.Slice({memory.Zeros}, {Lanes.Count}).Clear();");
    }

    /// <summary>The loop over blocks, of all rows of tiles or of the part that was asked for; to be closed.</summary>
    public void OpenBlocks(bool ofPart)
    {
        code.Line($"nint tileRows = (nint)samples * {rows.Tiles};");
        code.Raw(ofPart ? "nint end = tileRows * (part + 1) / parts;" : "nint end = tileRows;");
        code.Open($"for (nint first = {(ofPart ? "tileRows * part / parts" : "0")}; first < end; first += {tileRows})");
        code.Line($"nint count = Math.Min({tileRows}, end - first);");
    }

    /// <summary>The loop over the rows of tiles of a block, with the row's sample and place in it; to be closed.</summary>
    public void OpenTileRows()
    {
        code.Open($"for (nint tileRow = 0; tileRow < count; tileRow++)");
        code.Line($"nint sample = (first + tileRow) / {rows.Tiles};");
        code.Line($"nint row = ((first + tileRow) % {rows.Tiles}) * 2;");
    }

    /// <summary>
    /// B^T d B of all tiles of a block. A tile's first two columns are the last two of the tile before; columns a, b, c, d are kept
    /// transformed down, at edges they are zeros.
    /// </summary>
    public void WriteInputTransform(string x)
    {
        code.Line($"// Inputs of the block, transformed: down the columns, then along the rows.");
        OpenTileRows();
        code.Open($"for (nint lane = 0; lane < {input.Column}; lane += {form.Lanes})");
        for (var i = 0; i < 4; i++) WriteRow(x, i);
        for (var i = 0; i < 4; i++) code.Line($"nint p{i} = 0;");
        for (var i = 0; i < 4; i++) code.Line($"{form.Type} a{i} = {form.Zero()}, b{i} = {form.Zero()};");
        WriteColumn("a", columns.Offset, isNew: false);
        WriteColumn("b", columns.Offset + 1, isNew: false);
        code.Line($"nint pv = (tileRow * {columns.Tiles * memory.InputTile}) + lane;");
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

        code.Close();
        code.Close();
    }

    private void WriteTile(int tile)
    {
        WriteColumn("c", (2 * tile) + 2 + columns.Offset, isNew: true);
        WriteColumn("d", (2 * tile) + 3 + columns.Offset, isNew: true);
        for (var i = 0; i < 4; i++)
        {
            code.Line($"{Input(4 * i)} = a{i} - c{i};");
            code.Line($"{Input((4 * i) + 1)} = b{i} + c{i};");
            code.Line($"{Input((4 * i) + 2)} = c{i} - b{i};");
            code.Line($"{Input((4 * i) + 3)} = d{i} - b{i};");
        }

        for (var i = 0; i < 4; i++)
        {
            code.Line($"a{i} = c{i};");
            code.Line($"b{i} = d{i};");
        }

        code.Line($"pv += {memory.InputTile};");
    }

    /// <summary>The next column of inputs, transformed down; nothing is read where there is none.</summary>
    private void WriteColumn(string name, int column, bool isNew)
    {
        var type = isNew ? form.Type + " " : "";
        if (column < 0 || column >= columns.Inputs)
        {
            for (var i = 0; i < 4 && isNew; i++) code.Line($"{type}{name}{i} = {form.Zero()};");
            return;
        }

        code.Line($"{form.Type} {name}x1 = {form.At("from1", "p1")};");
        code.Line($"{form.Type} {name}x2 = {form.At("from2", "p2")};");
        code.Line($"{type}{name}0 = {form.At("from0", "p0")} - {name}x2;");
        code.Line($"{type}{name}1 = {name}x1 + {name}x2;");
        code.Line($"{type}{name}2 = {name}x2 - {name}x1;");
        code.Line($"{type}{name}3 = {form.At("from3", "p3")} - {name}x1;");
        for (var i = 0; i < 4; i++) code.Line($"p{i} += step{i};");
    }

    /// <summary>The place of a row of inputs, or zeros that are read again and again.</summary>
    private void WriteRow(string x, int i)
    {
        var name = Invariant($"from{i}");
        var place = $"ref Unsafe.Add(ref {x}, (sample * {Invariant($"{input.Length}")}) + ({VectorText.Plus("row", rows.Offset + i)}) * {Invariant($"{input.Row}")} + lane)";
        if (!rows.Clips)
        {
            code.Line($"ref float {name} = {place};");
            code.Line($"const int step{i} = {input.Column};");
            return;
        }

        code.Line($"bool inside{i} = (nuint)({VectorText.Plus("row", rows.Offset + i)}) < {rows.Inputs};");
        code.Line($"ref float {name} = ref (inside{i} ? {place} : ref zeros0);");
        code.Line($"nint step{i} = inside{i} ? {input.Column} : 0;");
    }

    private string Input(int element) => form.At("inputs0", VectorText.Plus("pv", element * memory.InputElement));
}
