using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>
/// Register tiles of a weight gradient: rows times vectors. With few input channels the rows are the taps of a row times some
/// channels, and columns at the edges are bodies of their own; else the rows are channels of one tap, and columns are bounds.
/// </summary>
internal sealed record WeightGradientTiling(bool TapsInRows, int Channels, int Vectors)
{
    /// <summary>From this many channels on, a tile of channels of one tap is as full as one of taps.</summary>
    private const int ManyChannels = 8;

    public static WeightGradientTiling For(WeightGradientKernel kernel, VectorForm form)
    {
        var taps = kernel.Columns.Taps;
        var vectors = Math.Max(kernel.OutputLanes / form.Lanes, 1);
        var groupVectors = Math.Max(kernel.GroupOutputs / form.Lanes, 1);
        var edges = Enumerable.Range(0, kernel.Columns.Outputs).Count(o => !kernel.Columns.IsInside(o, 0) || !kernel.Columns.IsInside(o, taps - 1));
        var tapsInRows = kernel.Channels < ManyChannels && taps <= form.Accumulators && edges <= 8;
        var perRow = tapsInRows ? taps : 1;
        WeightGradientTiling? best = null;
        var bestCost = double.MaxValue;
        for (var v = 1; v <= Math.Min(4, groupVectors); v++)
        {
            if (vectors % v != 0 || groupVectors % v != 0 || !CorrelateTiling.Addressable(v, form)) continue;
            for (var c = 1; c <= kernel.Channels && form.Fits(c * perRow * v, v); c++)
            {
                var cost = (kernel.Channels / c * Cycles(c * perRow, v)) + (kernel.Channels % c == 0 ? 0 : Cycles(kernel.Channels % c * perRow, v) * 1.01);
                cost *= (double)vectors / v;
                if (cost >= bestCost) continue;
                (best, bestCost) = (new(tapsInRows, c, v), cost);
            }
        }

        return best ?? throw new InvalidOperationException($"No register tile fits {kernel.Method}.");
    }

    /// <summary>
    /// Cycles of one position: two multiply-adds and two loads a cycle; at least five, because a sum waits four for its last
    /// addition and loads are not always in time; then the loop itself.
    /// </summary>
    private static double Cycles(int rows, int vectors) => Math.Max(Math.Max(rows * vectors / 2.0, (rows + vectors) / 2.0), 5.0) + 0.75;
}
