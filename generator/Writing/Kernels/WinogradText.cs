using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>
/// What Winograd kernels share: the parts of their memory, the blocks, and the transform of the inputs.
/// </summary>
internal sealed class WinogradText(CodeWriter code, VectorForm form, WinogradMemory memory, WinogradAxis rows, WinogradAxis columns, Layout input, int tileRows)
{
    private readonly WinogradTransform transform = WinogradTransform.Of(columns.Taps);

    /// <summary>References to the parts of the memory, and the zeros.</summary>
    public void WriteMemory(bool readsInputs = true)
    {
        code.Line($"ref float inputs0 = ref scratch0;");
        if (memory.GradientElement > 0) code.Line($"ref float gradients0 = ref Unsafe.Add(ref scratch0, {memory.Gradients});");
        code.Line($"ref float sums0 = ref Unsafe.Add(ref scratch0, {memory.Sums});");
        if (memory.LinesLength > 0) code.Line($"ref float lines0 = ref Unsafe.Add(ref scratch0, {memory.Lines});");
        if (readsInputs && memory.LinesLength > 0 && columns.Clips) code.Line($"scratch.Slice({memory.Lines}, {memory.LinesLength}).Clear();");
        if (!rows.Clips || !readsInputs) return;
        code.Line($"ref float zeros0 = ref Unsafe.Add(ref scratch0, {memory.Zeros});");
        code.Line($"scratch.Slice({memory.Zeros}, {Lanes.Count}).Clear();");
    }

    /// <summary>The loop over blocks, of all rows of tiles or of the part that was asked for; to be closed.</summary>
    public void OpenBlocks(bool ofPart, bool wholeSamples = false)
    {
        var times = wholeSamples ? Invariant($" * {rows.Tiles}") : "";
        code.Line($"nint tileRows = (nint)samples{(wholeSamples ? "" : Invariant($" * {rows.Tiles}"))};");
        code.Line($"nint end = tileRows{(ofPart ? " * (part + 1) / parts" : "")}{times};");
        code.Open($"for (nint first = {(ofPart ? "tileRows * part / parts" + times : "0")}; first < end; first += {tileRows})");
        code.Line($"nint count = Math.Min({tileRows}, end - first);");
    }

    /// <summary>The loop over the rows of tiles of a block, with the row's sample and place in it; to be closed.</summary>
    public void OpenTileRows()
    {
        code.Open($"for (nint tileRow = 0; tileRow < count; tileRow++)");
        code.Line($"nint sample = (first + tileRow) / {rows.Tiles};");
        code.Line($"nint row = ((first + tileRow) % {rows.Tiles}) * 2;");
    }

    /// <summary>B^T d B of all tiles of a block, a vector of channels of a row of tiles at a time.</summary>
    public void WriteInputTransform(string x)
    {
        code.Line($"// Inputs of the block, transformed: down the columns, then along the rows.");
        OpenTileRows();
        code.Open($"for (nint lane = 0; lane < {input.Column}; lane += {form.Lanes})");
        for (var i = 0; i < transform.Tile; i++) WriteRow(x, i);
        for (var i = 0; i < transform.Tile; i++) code.Line($"nint p{i} = 0;");
        code.Line($"nint pv = (tileRow * {columns.Tiles * memory.InputTile}) + lane;");
        new WinogradInputWriter(code, form, memory, columns).Write();
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
}
