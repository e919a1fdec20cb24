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

/// <summary>Register tiles of a correlation: pixels times vectors, and how the columns of a row are split into them.</summary>
/// <param name="Slides">
/// Whether each input is loaded once for all taps that read it, with a row of weights in registers; else tap after tap, which takes
/// more loads and fewer registers.
/// </param>
internal sealed record CorrelateTiling(int Vectors, bool Slides, ImmutableArray<ColumnTile> Columns)
{
    /// <summary>Multiply-adds that one method should not exceed: the instruction cache, and far from the compiler's limits.</summary>
    private const int MostMultiplyAdds = 900;

    public static CorrelateTiling For(CorrelateKernel kernel, VectorForm form)
    {
        var vectors = Math.Max(kernel.OutputLanes / form.Lanes, 1);
        var groupVectors = Math.Max(kernel.GroupOutputs / form.Lanes, 1);
        CorrelateTiling? best = null;
        var bestCost = double.MaxValue;
        var fewest = kernel.PairsColumns ? form.PerSixteen : 1;
        for (var v = fewest; v <= Math.Min(4, groupVectors); v++)
        {
            if (vectors % v != 0 || groupVectors % v != 0 || !Addressable(v, form)) continue;
            for (var p = kernel.Pool.Columns; p <= kernel.Columns.Outputs; p += kernel.Pool.Columns)
            {
                var slides = CanSlide(kernel) && form.Fits(p * kernel.Pool.Rows * v, v * kernel.Columns.Taps);
                // The smallest tile is taken where none fits: it spills, and still is right.
                if (!slides && !(form.Fits(p * kernel.Pool.Rows * v, v) && (kernel.Channels > 1 || kernel.PairsColumns)) && (v > fewest || p > kernel.Pool.Columns)) continue;
                var tiling = new CorrelateTiling(v, slides, Split(kernel.Columns, kernel.UnrollTaps, p));
                var cost = tiling.Cost(kernel, vectors);
                if (cost >= bestCost) continue;
                (best, bestCost) = (tiling, cost);
            }
        }

        return best ?? throw new InvalidOperationException($"No register tile fits {kernel.Method}.");
    }

    /// <summary>Consecutive vectors are addressed with constants if they stay within 16 lanes or begin on them.</summary>
    internal static bool Addressable(int vectors, VectorForm form) =>
        vectors * form.Lanes % Graph.Lanes.Count == 0 || Graph.Lanes.Count % (vectors * form.Lanes) == 0;

    /// <summary>
    /// The multiply-adds that the kernel's text holds.
    /// </summary>
    public int TextMultiplyAdds(CorrelateKernel kernel) =>
        Columns.Sum(c => c.Pixels) * kernel.Pool.Rows * Vectors * (kernel.SplitsRows ? 2 : 1) * (kernel.UnrollTaps ? Math.Max(kernel.Columns.Taps, 1) : 1);

    private static bool CanSlide(CorrelateKernel kernel) => kernel.UnrollTaps && kernel.Columns.Taps > 0;

    /// <summary>
    /// Cycles of a row. Per tap and channel: two multiply-adds a cycle, two loads a cycle (weights come from further away and count
    /// double), and at least five cycles because a sum waits four for its last addition and loads are not always in time. A tile, and
    /// each of its rows of taps, begins anew. Then text: each body more costs a little.
    /// </summary>
    private double Cost(CorrelateKernel kernel, int vectors)
    {
        var taps = Math.Max(kernel.Columns.Taps, 1);
        var cycles = 0.0;
        foreach (var tile in Columns)
        {
            var pixels = tile.Pixels * kernel.Pool.Rows;
            var inputs = Slides ? kernel.Pool.Rows * ((tile.Pixels * kernel.Columns.Stride) + taps - 1.0) / taps : pixels;
            var perTap = Math.Max(Math.Max(pixels * Vectors / 2.0, (Math.Min(inputs, pixels) + (2 * Vectors)) / 2.0), 5.0);
            cycles += tile.Count * ((kernel.Rows.Taps * ((kernel.Channels * taps * perTap) + 4)) + 8);
        }

        var cost = cycles * vectors / Vectors * (1 + (0.002 * Columns.Length));
        return TextMultiplyAdds(kernel) > MostMultiplyAdds ? cost * 10 : cost;
    }

    /// <summary>The columns of a row in tiles; where taps are a loop, columns at the edges are single.</summary>
    internal static ImmutableArray<ColumnTile> Split(TapAxis axis, bool unrollTaps, int pixels)
    {
        if (!unrollTaps) return SplitByEdges(axis, pixels);
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

    /// <summary>Rows of many taps: single pixels with run-time bounds at the edges, tiles between.</summary>
    private static ImmutableArray<ColumnTile> SplitByEdges(TapAxis axis, int pixels)
    {
        var from = 0;
        while (from < axis.Outputs && IsClipped(axis, from, 1)) from++;
        var to = from;
        while (to < axis.Outputs && !IsClipped(axis, to, 1)) to++;
        var tiles = ImmutableArray.CreateBuilder<ColumnTile>();
        if (from > 0) tiles.Add(new(0, 1, from, true));
        var whole = (to - from) / pixels;
        if (whole > 0) tiles.Add(new(from, pixels, whole, false));
        var rest = (to - from) % pixels;
        if (rest > 0) tiles.Add(new(to - rest, rest, 1, false));
        if (to < axis.Outputs) tiles.Add(new(to, 1, axis.Outputs - to, true));
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
