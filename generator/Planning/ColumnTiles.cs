using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>
/// A run of columns that one body of code computes: a loop over equal tiles, or one tile.
/// </summary>
/// <param name="First">The first column.</param>
/// <param name="Pixels">The columns of one tile.</param>
/// <param name="Count">The number of tiles; more than one is a loop.</param>
/// <param name="Clipped">Whether some taps of some pixels lie outside of the input, so that the body leaves them out.</param>
internal readonly record struct ColumnTile(int First, int Pixels, int Count, bool Clipped);

/// <summary>Register tiles of a correlation: pixels of one or more rows times vectors, and how the columns of a row are split into them.</summary>
/// <param name="Rows">The rows of a tile: those of a pooling window, or as many as give enough sums where rows are short.</param>
/// <param name="Slides">
/// Whether each input is loaded once for all taps that read it, with a row of weights in registers; else tap after tap, which takes
/// more loads and fewer registers.
/// </param>
/// <param name="Unrolled">The loops that are text.</param>
internal sealed record CorrelateTiling(int Rows, int Vectors, bool Slides, ImmutableArray<ColumnTile> Columns, Loops Unrolled)
{
    /// <summary>More rows of a tile that does not pool are not tried.</summary>
    private const int MostRows = 4;

    /// <summary>A loop over so few channels costs more than its text.</summary>
    private const int MostFewChannels = 4;

    public static CorrelateTiling For(CorrelateKernel kernel, VectorForm form)
    {
        var vectors = VectorsOf(kernel, form);
        var groupVectors = Math.Max(kernel.GroupOutputs / form.Lanes, 1);
        var taps = kernel.UnrollTaps && kernel.Unroll != UnrollKind.None ? Loops.Taps : Loops.None;
        // One channel of text per tap is where the compiler keeps inputs in registers that it lacks.
        var holdsSums = kernel.Channels > 1 || kernel.PairsColumns || kernel.Unroll == UnrollKind.None;
        CorrelateTiling? best = null;
        var bestCost = double.MaxValue;
        var fewest = kernel.PairsColumns ? form.PerSixteen : 1;
        foreach (var rows in RowsOfTiles(kernel))
        {
            for (var v = fewest; v <= Math.Min(4, groupVectors); v++)
            {
                if (vectors % v != 0 || groupVectors % v != 0 || !Addressable(v, form)) continue;
                for (var p = kernel.Pool.Columns; p <= kernel.Columns.Outputs; p += kernel.Pool.Columns)
                {
                    var slides = taps != Loops.None && kernel.Columns.Taps > 0 && form.Fits(p * rows * v, v * kernel.Columns.Taps);
                    // The smallest tile is taken where none fits: it spills, and still is right.
                    if (!slides && !(form.Fits(p * rows * v, v) && holdsSums) && (v > fewest || p > kernel.Pool.Columns || rows > kernel.Pool.Rows)) continue;
                    var tiling = new CorrelateTiling(rows, v, slides, Split(kernel.Columns, taps != Loops.None, p, kernel.Pool.Columns), taps);
                    var cost = tiling.Cost(kernel, form);
                    if (cost >= bestCost) continue;
                    (best, bestCost) = (tiling, cost);
                }
            }
        }

        if (best is null) throw new InvalidOperationException($"No register tile fits {kernel.Method}.");
        return best with { Unrolled = taps | best.FewChannels(kernel) | best.MoreLoops(kernel, vectors) };
    }

    /// <summary>The rows that a tile may have: whole tiles only. At the edges, text for single rows is needed besides, which limits it to two.</summary>
    private static IEnumerable<int> RowsOfTiles(CorrelateKernel kernel) => kernel.Stage.Pool.IsOne
        ? Enumerable.Range(1, kernel.Rows.Clips ? 2 : MostRows).Where(r => kernel.Rows.Outputs % r == 0)
        : [kernel.Pool.Rows];

    /// <summary>Whether the rows of a tile go through some taps alone, because those of other rows lie outside of the input.</summary>
    public bool SplitsRows(CorrelateKernel kernel) => Rows > 1 && kernel.Rows.Clips;

    /// <summary>Consecutive vectors are addressed with constants if they stay within 16 lanes or begin on them.</summary>
    internal static bool Addressable(int vectors, VectorForm form) =>
        vectors * form.Lanes % Lanes.Count == 0 || Lanes.Count % (vectors * form.Lanes) == 0;

    /// <summary>
    /// The multiply-adds that the kernel's text holds, where loops over the taps of a row are the only ones that may be text.
    /// </summary>
    public int TextMultiplyAdds(CorrelateKernel kernel) =>
        Columns.Sum(c => c.Pixels) * Rows * Vectors * (SplitsRows(kernel) ? 2 : 1) * (kernel.UnrollTaps && Unrolled.Has(Loops.Taps) ? Math.Max(kernel.Columns.Taps, 1) : 1);

    private Loops FewChannels(CorrelateKernel kernel) =>
        kernel.Unroll == UnrollKind.Auto && kernel.Channels <= MostFewChannels && TextMultiplyAdds(kernel) * kernel.Channels <= UnrollPolicy.MostMultiplyAdds
            ? Loops.Channels
            : Loops.None;

    /// <summary>The loops around that become text too. Where a sum takes channels last, its taps are one of them.</summary>
    private Loops MoreLoops(CorrelateKernel kernel, int vectors) => UnrollPolicy.Choose(
        kernel.Unroll,
        TextMultiplyAdds(kernel),
        (Loops.Channels, kernel.Channels),
        (Loops.Taps, kernel.UnrollTaps ? 1 : kernel.Columns.Taps),
        (Loops.TapRows, kernel.Rows.Taps),
        (Loops.Columns, (double)kernel.Columns.Outputs / Columns.Sum(c => c.Pixels)),
        (Loops.Rows, kernel.Rows.Outputs / Rows),
        (Loops.Lanes, vectors / Vectors));

    /// <summary>Cycles of a sample: those of its rows, less for taps outside of the input.</summary>
    public double Cycles(CorrelateKernel kernel, VectorForm form) =>
        RowCycles(kernel, form) * kernel.Rows.Products / (Math.Max(kernel.Rows.Taps, 1) * Rows);

    private static int VectorsOf(CorrelateKernel kernel, VectorForm form) => Math.Max(kernel.OutputLanes / form.Lanes, 1);

    /// <summary>Cycles of a row, then text: each body more costs a little, too much of it a lot.</summary>
    private double Cost(CorrelateKernel kernel, VectorForm form)
    {
        var cost = RowCycles(kernel, form) / Rows * (1 + (0.002 * Columns.Length));
        return TextMultiplyAdds(kernel) > UnrollPolicy.MostMultiplyAdds ? cost * 10 : cost;
    }

    /// <summary>
    /// Cycles of the rows of a tile. Per tap and channel: two multiply-adds a cycle, two loads a cycle (weights come from further away and count
    /// double), and at least five cycles because a sum waits four for its last addition and loads are not always in time. Loads of 512 bits also delay
    /// additions, as measured. A tile, and each of its rows of taps, begins anew, later where rows are told apart.
    /// </summary>
    private double RowCycles(CorrelateKernel kernel, VectorForm form)
    {
        var taps = Math.Max(kernel.Columns.Taps, 1);
        var cycles = 0.0;
        foreach (var tile in Columns)
        {
            var pixels = tile.Pixels * Rows;
            var inputs = Slides ? Rows * ((tile.Pixels * kernel.Columns.Stride) + taps - 1.0) / taps : pixels;
            var (sums, loads) = (pixels * Vectors, Math.Min(inputs, pixels));
            var perTap = Math.Max(Math.Max(sums / 2.0, (loads + (2 * Vectors)) / 2.0), 5.0);
            if (form.Bits == 512) perTap = Math.Max(perTap, (0.4 * sums) + (0.32 * (loads + Vectors)));
            cycles += tile.Count * ((kernel.Rows.Taps * ((kernel.Channels * taps * perTap) + (SplitsRows(kernel) ? 6 : 4))) + 8);
        }

        return cycles * VectorsOf(kernel, form) / Vectors;
    }

    /// <summary>The columns of a row in tiles; where taps are a loop, columns at the edges are single, or single windows.</summary>
    /// <param name="window">The columns that stay together, as those of a pooling window.</param>
    internal static ImmutableArray<ColumnTile> Split(TapAxis axis, bool unrollTaps, int pixels, int window = 1)
    {
        if (!unrollTaps) return SplitByEdges(axis, pixels, window);
        var tiles = ImmutableArray.CreateBuilder<ColumnTile>();
        for (var first = 0; first < axis.Outputs; first += pixels)
        {
            var width = Math.Min(pixels, axis.Outputs - first);
            var clipped = IsClipped(axis, first, width);
            var last = tiles.Count - 1;
            if (!clipped && last >= 0 && !tiles[last].Clipped && tiles[last].Pixels == width) tiles[last] = tiles[last] with { Count = tiles[last].Count + 1 };
            else tiles.Add(new(first, width, 1, clipped));
        }

        return tiles.ToImmutable();
    }

    /// <summary>Loops over taps: single windows with run-time bounds at the edges, tiles between.</summary>
    private static ImmutableArray<ColumnTile> SplitByEdges(TapAxis axis, int pixels, int window)
    {
        var from = 0;
        while (from < axis.Outputs && IsClipped(axis, from, window)) from += window;
        var to = from;
        while (to < axis.Outputs && !IsClipped(axis, to, window)) to += window;
        var tiles = ImmutableArray.CreateBuilder<ColumnTile>();
        if (from > 0) tiles.Add(new(0, window, from / window, true));
        var whole = (to - from) / pixels;
        if (whole > 0) tiles.Add(new(from, pixels, whole, false));
        var rest = (to - from) % pixels;
        if (rest > 0) tiles.Add(new(to - rest, rest, 1, false));
        if (to < axis.Outputs) tiles.Add(new(to, window, (axis.Outputs - to) / window, true));
        return tiles.ToImmutable();
    }

    private static bool IsClipped(TapAxis axis, int first, int width)
    {
        for (var pixel = first; pixel < first + width; pixel++)
        {
            for (var tap = 0; tap < axis.Taps; tap++)
            {
                if (!axis.IsInside(pixel, tap)) return true;
            }
        }

        return false;
    }
}
