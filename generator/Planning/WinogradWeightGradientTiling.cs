using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>The register tiles of a Winograd weight gradient: input channels times vectors of output channels, summed over the tiles of a block.</summary>
/// <param name="UnrolledTiles">Tiles whose products are one body of text; they divide the tiles of a row.</param>
internal sealed record WinogradWeightGradientTiling(int Channels, int Vectors, int UnrolledTiles, WinogradMemory Memory)
{
    public static WinogradWeightGradientTiling For(WinogradWeightGradientKernel kernel, VectorForm form)
    {
        var vectors = kernel.OutputLanes / form.Lanes;
        var tiles = kernel.TileRows * kernel.Columns.Tiles;
        (int Channels, int Vectors) best = default;
        var bestCost = double.MaxValue;
        for (var v = 1; v <= Math.Min(4, vectors); v++)
        {
            if (vectors % v != 0 || !CorrelateTiling.Addressable(v, form)) continue;
            for (var channels = 1; channels <= Math.Min(form.Accumulators / v, kernel.Channels); channels++)
            {
                var rest = kernel.Channels % channels;
                var cost = ((kernel.Channels / channels * Cycles(channels, v, tiles)) + (rest == 0 ? 0 : Cycles(rest, v, tiles) * 1.01)) / v;
                if (cost >= bestCost) continue;
                (best, bestCost) = ((channels, v), cost);
            }
        }

        var lanes = best.Vectors * form.Lanes;
        var memory = WinogradMemory.Of(kernel.Columns, kernel.XLayout, tiles, tiles * lanes, best.Channels * lanes);
        var unrolled = Enumerable.Range(1, 4).Last(u => kernel.Columns.Tiles % u == 0);
        return new(best.Channels, best.Vectors, unrolled, memory);
    }

    /// <summary>Cycles of one of the elements: as in a correlation, the sum over the tiles, then the sums begun, stored and transformed.</summary>
    private static double Cycles(int channels, int vectors, int tiles) =>
        (tiles * (Math.Max(Math.Max(channels * vectors / 2.0, (channels + (2 * vectors)) / 2.0), 5.0) + 0.25)) + (5 * channels * vectors) + 10;
}
