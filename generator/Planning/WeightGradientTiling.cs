using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>
/// Register tiles of a weight gradient: rows times vectors. With few input channels the rows are the taps of one or more rows of the
/// kernel times some channels, and columns at the edges are bodies of their own; else the rows are channels of one tap, and columns are bounds.
/// </summary>
/// <param name="TapsInRows">Whether the taps of a row of the kernel are in the tile.</param>
/// <param name="TapRows">The rows of the kernel that are in the tile.</param>
/// <param name="Channels">The input channels of the tile.</param>
/// <param name="Vectors">The vectors of output channels of the tile.</param>
/// <param name="Unrolled">The loops that are text.</param>
internal sealed record WeightGradientTiling(bool TapsInRows, int TapRows, int Channels, int Vectors, Loops Unrolled)
{
    /// <summary>From this many channels on, a tile of channels of one tap is as full as one of taps.</summary>
    private const int ManyChannels = 8;

    public static WeightGradientTiling For(WeightGradientKernel kernel, VectorForm form)
    {
        var taps = kernel.Columns.Taps;
        var vectors = Math.Max(kernel.OutputLanes / form.Lanes, 1);
        var groupVectors = Math.Max(kernel.GroupOutputs / form.Lanes, 1);
        var edges = Enumerable.Range(0, kernel.Columns.Outputs).Count(o => !kernel.Columns.IsInside(o, 0) || !kernel.Columns.IsInside(o, taps - 1));
        var tapsInRows = kernel.Unroll != UnrollKind.None && kernel.Channels < ManyChannels && taps <= form.Accumulators && edges <= 8;
        WeightGradientTiling? best = null;
        var bestCost = double.MaxValue;
        for (var v = 1; v <= Math.Min(4, groupVectors); v++)
        {
            if (vectors % v != 0 || groupVectors % v != 0 || !CorrelateTiling.Addressable(v, form)) continue;
            foreach (var tapRows in tapsInRows ? TapRowsOf(kernel, edges, v) : [1])
            {
                var perChannel = tapsInRows ? taps * tapRows : 1;
                for (var c = 1; c <= kernel.Channels && form.Fits(c * perChannel * v, v); c++)
                {
                    var tiling = new WeightGradientTiling(tapsInRows, tapRows, c, v, Loops.None);
                    var cost = tiling.Cost(kernel, vectors);
                    if (cost >= bestCost) continue;
                    (best, bestCost) = (tiling, cost);
                }
            }
        }

        if (best is null) throw new InvalidOperationException($"No register tile fits {kernel.Method}.");
        return best with { Unrolled = best.LoopsOf(kernel, edges, vectors) };
    }

    /// <summary>The loops that become text. Those over positions do only where their bounds are the same for all taps of the tile.</summary>
    private Loops LoopsOf(WeightGradientKernel kernel, int edges, int vectors)
    {
        var (rows, columns) = (kernel.Rows, kernel.Columns);
        var joined = TapRows > 1 || TapRows == rows.Taps;
        var ranges = joined ? Ranges(rows, 0, rows.Taps).Count() : 1;
        var columnTexts = TapsInRows ? edges + 1 : 1;
        var channels = Channels + (kernel.Channels % Channels);
        var tapRows = TapRows + (rows.Taps % TapRows);
        return UnrollPolicy.Choose(
            kernel.Unroll,
            (double)channels * tapRows * (TapsInRows ? columns.Taps : 1) * Vectors * ranges * columnTexts,
            (TapsInRows || !columns.Clips ? Loops.Columns : Loops.None, (double)columns.Outputs / columnTexts),
            (joined || !rows.Clips ? Loops.Rows : Loops.None, (double)rows.Outputs / ranges),
            (Loops.Taps, TapsInRows ? 1 : columns.Taps),
            (Loops.TapRows, (double)rows.Taps / tapRows),
            (Loops.Channels, (double)kernel.Channels / channels),
            (Loops.Lanes, vectors / Vectors));
    }

    /// <summary>
    /// The numbers of rows of the kernel that a tile may have. Where rows at the edges lie outside of the input, all or one: each set of
    /// rows that are inside is a body of its own.
    /// </summary>
    private static IEnumerable<int> TapRowsOf(WeightGradientKernel kernel, int edges, int vectors)
    {
        var rows = kernel.Rows;
        if (!rows.Clips) return Enumerable.Range(1, rows.Taps);
        var text = Ranges(rows, 0, rows.Taps).Count() * (edges + 1) * rows.Taps * kernel.Columns.Taps * vectors;
        return text <= UnrollPolicy.MostMultiplyAdds ? [1, rows.Taps] : [1];
    }

    /// <summary>The runs of output rows for which the same taps, of some rows of the kernel, lie in the input; those without taps are left out.</summary>
    public static IEnumerable<(int From, int To, int[] Taps)> Ranges(TapAxis rows, int firstTap, int count)
    {
        var from = 0;
        while (from < rows.Outputs)
        {
            var taps = Inside(from);
            var to = from + 1;
            while (to < rows.Outputs && Inside(to).SequenceEqual(taps)) to++;
            if (taps.Length > 0) yield return (from, to, taps);
            from = to;
        }

        int[] Inside(int output) => [.. Enumerable.Range(firstTap, count).Where(t => rows.IsInside(output, t))];
    }

    /// <summary>Cycles of a sample: positions for which a tap lies outside of the input are left out.</summary>
    public double Cycles(WeightGradientKernel kernel, VectorForm form) =>
        Cost(kernel, Math.Max(kernel.OutputLanes / form.Lanes, 1)) * (TapsInRows ? kernel.Columns.Outputs : kernel.Columns.Products) * kernel.Rows.Products / kernel.Rows.Taps;

    private double Cost(WeightGradientKernel kernel, int vectors)
    {
        var (taps, rows) = (TapsInRows ? kernel.Columns.Taps : 1, kernel.Rows.Taps);
        return Of(kernel.Channels / Channels, Channels) + (kernel.Channels % Channels == 0 ? 0 : Of(1.01, kernel.Channels % Channels));

        double Of(double times, int channels) => times * vectors / Vectors
            * ((rows / TapRows * Cycles(channels * taps * TapRows)) + (rows % TapRows == 0 ? 0 : Cycles(channels * taps * (rows % TapRows)) * 1.01));
    }

    /// <summary>
    /// Cycles of one position: two multiply-adds and two loads a cycle; at least five, because a sum waits four for its last
    /// addition and loads are not always in time; then the loop itself.
    /// </summary>
    private double Cycles(int rows) => Math.Max(Math.Max(rows * Vectors / 2.0, (rows + Vectors) / 2.0), 5.0) + 0.75;
}
