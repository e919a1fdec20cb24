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
            for (var channels = 1; channels <= kernel.Channels && form.Fits(channels * v, v); channels++)
            {
                var cost = Cost(kernel, channels, v, tiles);
                if (cost >= bestCost) continue;
                (best, bestCost) = ((channels, v), cost);
            }
        }

        var lanes = best.Vectors * form.Lanes;
        var memory = WinogradMemory.Of(kernel.Columns, kernel.XLayout, tiles, tiles * lanes, best.Channels * lanes);
        var unrolled = Enumerable.Range(1, 4).Last(u => kernel.Columns.Tiles % u == 0);
        return new(best.Channels, best.Vectors, unrolled, memory);
    }

    /// <summary>Cycles of a sample: the products of all elements in its blocks, then the transforms.</summary>
    public double Cycles(WinogradWeightGradientKernel kernel, VectorForm form) =>
        ((double)kernel.Transform.Elements * (kernel.OutputLanes / form.Lanes) * Cost(kernel, Channels, Vectors, kernel.TileRows * kernel.Columns.Tiles) * kernel.Rows.Tiles / kernel.TileRows)
        + (WinogradChoice.TransformCycles(kernel.Rows, kernel.Columns, kernel.Channels, kernel.OutputLanes) * form.PerSixteen);

    /// <summary>Cycles of one of the elements and one vector of output channels, for all input channels of a block.</summary>
    private static double Cost(WinogradWeightGradientKernel kernel, int channels, int vectors, int tiles)
    {
        var rest = kernel.Channels % channels;
        return ((kernel.Channels / channels * Cycles(channels, vectors, tiles)) + (rest == 0 ? 0 : Cycles(rest, vectors, tiles) * 1.01)) / vectors;
    }

    /// <summary>Cycles of one of the elements: as in a correlation, the sum over the tiles, then the sums begun, stored and transformed.</summary>
    private static double Cycles(int channels, int vectors, int tiles) =>
        (tiles * (Math.Max(Math.Max(channels * vectors / 2.0, (channels + (2 * vectors)) / 2.0), 5.0) + 0.25)) + (5 * channels * vectors) + 10;
}
