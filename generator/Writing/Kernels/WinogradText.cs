using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>
/// What Winograd kernels share: the parts of their memory, the blocks, and the transform of the inputs. With the transforms
/// B^T = [1 0 -1 0; 0 1 1 0; 0 -1 1 0; 0 -1 0 1], G = [1 0 0; .5 .5 .5; .5 -.5 .5; 0 0 1], A^T = [1 1 1 0; 0 1 -1 1].
/// </summary>
internal sealed class WinogradText(CodeWriter code, VectorForm form, WinogradMemory memory, WinogradAxis rows, WinogradAxis columns, Layout input, int tileRows)
{
    /// <summary>References to the parts of the memory; what is zero is cleared once.</summary>
    public void WriteMemory()
    {
        code.Line($"ref float inputs0 = ref scratch0;");
        if (memory.GradientElement > 0) code.Line($"ref float gradients0 = ref Unsafe.Add(ref scratch0, {memory.Gradients});");
        code.Line($"ref float sums0 = ref Unsafe.Add(ref scratch0, {memory.Sums});");
        code.Line($"ref float rows0 = ref Unsafe.Add(ref scratch0, {memory.Rows});");
        code.Line($"ref float zeros0 = ref Unsafe.Add(ref scratch0, {memory.Zeros});");
        code.Line($"scratch.Slice({memory.Rows}, {memory.Length - memory.Rows}).Clear();");
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

    /// <summary>B^T d B of all tiles of a block.</summary>
    public void WriteInputTransform(string x)
    {
        code.Line($"// Inputs of the block, transformed: down the columns, then along the rows.");
        OpenTileRows();
        code.Open($"for (nint lane = 0; lane < {input.Column}; lane += {form.Lanes})");
        for (var i = 0; i < 4; i++) WriteRow(x, i);
        code.Line($"nint p0 = 0, p1 = 0, p2 = 0, p3 = 0;");
        var from = -columns.Offset * form.Lanes;
        code.Open($"for (nint column = {from}; column < {from + (columns.Inputs * form.Lanes)}; column += {form.Lanes})");
        code.Line($"{form.Type} d1 = {form.At("from1", "p1")};");
        code.Line($"{form.Type} d2 = {form.At("from2", "p2")};");
        code.Line($"{Row("column", 0, 0)} = {form.At("from0", "p0")} - d2;");
        code.Line($"{Row("column", 1, 0)} = d1 + d2;");
        code.Line($"{Row("column", 2, 0)} = d2 - d1;");
        code.Line($"{Row("column", 3, 0)} = {form.At("from3", "p3")} - d1;");
        for (var i = 0; i < 4; i++) code.Line($"p{i} += step{i};");
        code.Close();
        code.Line($"nint pv = (tileRow * {columns.Tiles * memory.InputTile}) + lane;");
        code.Open($"for (nint column = 0; column < {columns.Tiles * 2 * form.Lanes}; column += {2 * form.Lanes})");
        for (var i = 0; i < 4; i++)
        {
            code.Open();
            code.Line($"{form.Type} d1 = {Row("column", i, 1)};");
            code.Line($"{form.Type} d2 = {Row("column", i, 2)};");
            code.Line($"{Input(4 * i)} = {Row("column", i, 0)} - d2;");
            code.Line($"{Input((4 * i) + 1)} = d1 + d2;");
            code.Line($"{Input((4 * i) + 2)} = d2 - d1;");
            code.Line($"{Input((4 * i) + 3)} = {Row("column", i, 3)} - d1;");
            code.Close();
        }

        code.Line($"pv += {memory.InputTile};");
        code.Close();
        code.Close();
        code.Close();
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

    private string Row(string column, int row, int tap) => form.At("rows0", VectorText.Plus(column, (row * memory.Row) + (tap * form.Lanes)));

    private string Input(int element) => form.At("inputs0", VectorText.Plus("pv", element * memory.InputElement));
}
