using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>
/// The blocks and register tiles of a Winograd correlation. A block is some rows of tiles, whose transformed inputs stay in the caches;
/// a register tile is some tiles times vectors of output channels.
/// </summary>
/// <param name="TileRows">Rows of tiles in a block; rows are counted through all samples.</param>
/// <param name="Tiles">Tiles of a register tile; the last one of a block may reach beyond it.</param>
/// <param name="Vectors">Vectors of a register tile.</param>
internal sealed record WinogradTiling(int TileRows, int Tiles, int Vectors, WinogradMemory Memory)
{
    /// <summary>Blocks of more tiles only leave the first-level cache.</summary>
    private const int MostTiles = 32;

    /// <summary>Channels whose products are one body of text.</summary>
    public const int UnrolledChannels = 4;

    public static WinogradTiling For(WinogradKernel kernel, VectorForm form)
    {
        var vectors = kernel.OutputLanes / form.Lanes;
        (int Rows, int Tiles, int Vectors) best = default;
        var bestCost = double.MaxValue;
        for (var v = 1; v <= Math.Min(4, vectors); v++)
        {
            if (vectors % v != 0 || !CorrelateTiling.Addressable(v, form)) continue;
            // Spread tiles are added to those of the same sample.
            var least = kernel.IsSpread ? kernel.Rows.Tiles : 1;
            for (var rows = least; rows == least || rows * kernel.Columns.Tiles <= MostTiles; rows += least)
            {
                for (var tiles = 1; tiles <= rows * kernel.Columns.Tiles && form.Fits(tiles * v, v); tiles++)
                {
                    var cost = Cost(kernel, form, rows, tiles, v) / v;
                    if (cost >= bestCost) continue;
                    (best, bestCost) = ((rows, tiles, v), cost);
                }
            }
        }

        var block = RoundUp(best.Rows * kernel.Columns.Tiles, best.Tiles);
        var memory = WinogradMemory.Of(kernel.Columns, kernel.XLayout, block, 0, block * best.Vectors * form.Lanes, kernel.IsSpread ? kernel.Rows.Reach : 0);
        return new(best.Rows, best.Tiles, best.Vectors, memory);
    }

    /// <summary>Cycles of a sample: the products of all elements, then the transforms.</summary>
    public double Cycles(WinogradKernel kernel, VectorForm form) =>
        ((double)kernel.Transform.Elements * (kernel.OutputLanes / form.Lanes) / Vectors * Cost(kernel, form, TileRows, Tiles, Vectors))
        + (WinogradChoice.TransformCycles(kernel.Rows, kernel.Columns, kernel.Channels, kernel.OutputLanes) * form.PerSixteen);

    /// <summary>
    /// Cycles of a sample for one of the elements and one register tile's vectors: two multiply-adds and two loads a cycle, at least
    /// five cycles, because a sum waits four for its last addition; sums begin and are stored; a block reads its weights from the second-level
    /// cache, at 32 bytes a cycle, and those do not quite hide behind the arithmetic. Blocks that leave the first-level cache cost a little.
    /// </summary>
    private static double Cost(WinogradKernel kernel, VectorForm form, int rows, int tiles, int vectors)
    {
        var channels = (double)kernel.Channels;
        var step = Math.Max(Math.Max(tiles * vectors / 2.0, (tiles + (2 * vectors)) / 2.0), 5.0) + 0.25;
        var registerTile = (channels * step) + (2 * tiles * vectors) + 10;
        var stream = channels * vectors * form.Lanes * sizeof(float) / 32;
        var cycles = 0.0;
        for (var first = 0; first < kernel.Rows.Tiles; first += rows)
        {
            var blockTiles = Math.Min(rows, kernel.Rows.Tiles - first) * kernel.Columns.Tiles;
            var products = (blockTiles + tiles - 1) / tiles * registerTile;
            cycles += Math.Max(products, stream) + (0.1 * stream);
        }

        return cycles * (1 + (0.002 * rows * kernel.Columns.Tiles));
    }

    private static int RoundUp(int count, int unit) => (count + unit - 1) / unit * unit;
}
