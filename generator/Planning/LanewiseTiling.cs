using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>
/// Register tiles of a lanewise correlation: pixels, one vector of lanes each. A vector of the input is loaded once for all the taps
/// of a row that need it, if those are text.
/// </summary>
/// <param name="HoldsWeights">Whether the weights of a row of taps stay in registers next to the sums.</param>
internal sealed record LanewiseTiling(bool UnrollTaps, bool HoldsWeights, ImmutableArray<ColumnTile> Columns)
{
    /// <summary>The multiply-adds that one method may have as text.</summary>
    private const int MostMultiplyAdds = 256;

    public static LanewiseTiling For(LanewiseKernel kernel, VectorForm form)
    {
        var (axis, parts) = (kernel.Columns, kernel.XParts * kernel.YParts);
        var free = form.Bits == 512 ? 6 : 3;
        var most = Math.Max(1, Math.Min(axis.Outputs, form.Accumulators / kernel.YParts));
        LanewiseTiling? best = null;
        var bestCost = double.MaxValue;
        foreach (var unroll in kernel.Unroll == UnrollKind.None ? [false] : new[] { true, false })
        {
            for (var pixels = 1; pixels <= most; pixels++)
            {
                var taps = unroll ? axis.Taps : 1;
                var tiling = new LanewiseTiling(unroll, taps * parts <= free, CorrelateTiling.Split(axis, unroll, pixels));
                if (tiling.Columns.Sum(t => t.Pixels) * taps * parts > MostMultiplyAdds && (unroll || pixels > 1)) continue;
                var cost = tiling.Cost(kernel);
                if (cost >= bestCost) continue;
                (best, bestCost) = (tiling, cost);
            }
        }

        return best ?? throw new InvalidOperationException($"No register tile fits {kernel.Method}.");
    }

    /// <summary>Cycles of a sample: those of its rows, for the taps that lie in the input.</summary>
    public double Cycles(LanewiseKernel kernel, VectorForm form) => RowCycles(kernel) * kernel.Rows.Products * (kernel.OutputLanes / form.Lanes);

    /// <summary>Cycles of a row of taps, then text: each body more costs a little.</summary>
    private double Cost(LanewiseKernel kernel) => RowCycles(kernel) * (1 + (0.01 * Columns.Length));

    /// <summary>
    /// Cycles of a row of taps, for one vector of lanes: two multiply-adds a cycle, two loads a cycle, and four cycles for each addition that waits for the one
    /// before; some more for the loop.
    /// </summary>
    private double RowCycles(LanewiseKernel kernel)
    {
        var axis = kernel.Columns;
        var cycles = 0.0;
        foreach (var tile in Columns)
        {
            var multiplyAdds = tile.Pixels * axis.Taps * kernel.XParts * kernel.YParts;
            var shared = UnrollTaps && axis.Stride <= Math.Abs(axis.Step);
            var loads = (shared ? Math.Min(tile.Pixels + axis.Taps, tile.Pixels * axis.Taps) : tile.Pixels * axis.Taps) * kernel.XParts;
            var waiting = 4 * axis.Taps * kernel.XParts;
            cycles += tile.Count * (Math.Max(Math.Max(multiplyAdds / 2.0, (loads + (axis.Taps * kernel.XParts * kernel.YParts)) / 2.0), waiting) + (UnrollTaps ? 4 : 4 * axis.Taps));
        }

        return cycles;
    }
}

/// <summary>
/// Register tiles of a lanewise weight gradient: the sums of some rows of taps, and rows and columns at the edges as bodies of their own;
/// or, where that were too much text, one tap at a time.
/// </summary>
/// <param name="TapRows">The rows of taps at a time; none where taps are loops.</param>
internal sealed record LanewiseWeightGradientTiling(int TapRows)
{
    /// <summary>The multiply-adds that one method may have as text.</summary>
    private const int MostMultiplyAdds = 300;

    public static LanewiseWeightGradientTiling For(LanewiseWeightGradientKernel kernel, VectorForm form)
    {
        if (kernel.Unroll == UnrollKind.None) return new(0);
        var perRow = kernel.Columns.Taps * kernel.Parts;
        var most = Math.Min(form.Accumulators / perRow, kernel.Rows.Taps);
        if (most == 0) return new(0);
        // As even as can be: two and three rows of five, not four and one.
        var groups = (kernel.Rows.Taps + most - 1) / most;
        var rows = (kernel.Rows.Taps + groups - 1) / groups;
        var bodies = (1 + Clipped(kernel.Rows)) * (1 + Clipped(kernel.Columns));
        return new(bodies * kernel.Rows.Taps * perRow > MostMultiplyAdds ? 0 : rows);
    }

    /// <summary>
    /// Cycles of a sample. The sums of a tile are a multiply-add each at every position: two of them and two loads a cycle, but at least four
    /// cycles, because each waits for the one before; then the loop. One tap at a time, bounds cost some more.
    /// </summary>
    public double Cycles(LanewiseWeightGradientKernel kernel, VectorForm form)
    {
        var (rows, columns, vectors) = (kernel.Rows, kernel.Columns, kernel.OutputLanes / form.Lanes);
        if (TapRows == 0) return (double)rows.Products * columns.Products * vectors * (Math.Max((kernel.Parts + 1) / 2.0, 4) + 2);
        var perPosition = Of(TapRows) * (rows.Taps / TapRows) + (rows.Taps % TapRows == 0 ? 0 : Of(rows.Taps % TapRows));
        return perPosition * columns.Outputs * rows.Products / rows.Taps * vectors;

        double Of(int tapRows) => Math.Max(((tapRows * columns.Taps * kernel.Parts) + 1) / 2.0, 4) + 0.75;
    }

    private static int Clipped(TapAxis axis) => Enumerable.Range(0, axis.Outputs).Count(o => !axis.IsInside(o, 0) || !axis.IsInside(o, axis.Taps - 1));
}
