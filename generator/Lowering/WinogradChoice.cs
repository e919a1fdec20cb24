using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

/// <summary>Where Winograd's F(2x2, 3x3) or F(2x2, 5x5) is expected to be faster than the direct kernel.</summary>
internal static class WinogradChoice
{
    /// <summary>The samples that share the transform of the weights: few, so that small batches do not pay for large ones.</summary>
    private const double SamplesPerTransform = 4;

    /// <summary>The part of the direct kernel's time below which the loss of some digits and the memory are worth it.</summary>
    private const double WorthIt = 0.85;

    /// <summary>The tiles of a sample whose sums stay in the second-level cache.</summary>
    private const int MostSpreadTiles = 64;

    /// <summary>Whether a window can be computed so at all: 3x3 or 5x5, each input read by neighbours, only zeros at an edge that some output needs.</summary>
    public static bool Fits(Window window, int groups, Layout input) =>
        groups == 1 && input.Channel == 1 && window.Y.Kernel == window.X.Kernel && Fits(window.Y) && Fits(window.X);

    /// <summary>
    /// Cycles of a sample, vectors of 16: two multiply-adds a cycle; a tile's transforms cost some cycles a vector each, and the sums they
    /// read are stored and read back. A weight's transform reads the taps and writes the elements, from caches further away.
    /// </summary>
    public static bool IsFaster(WinogradAxis rows, WinogradAxis columns, int channels, int filters)
    {
        var cost = Cost.Of(rows.Taps);
        var floats = (rows.Taps * rows.Taps) + cost.Elements;
        return channels <= cost.MostChannels && IsFaster(rows, columns, channels, filters, floats * sizeof(float) / 12.0 * channels * filters / SamplesPerTransform);
    }

    /// <summary>
    /// The same for an input gradient by tiles of the gradient, spread: where those are fewer than tiles of the input, which reach into zeros.
    /// The sums of whole samples have to stay in the caches.
    /// </summary>
    public static bool IsSpreadFaster(WinogradAxis fromRows, WinogradAxis fromColumns, WinogradAxis rows, WinogradAxis columns, int channels, int filters)
    {
        var (spread, gathered) = (fromRows.Tiles * fromColumns.Tiles, rows.Tiles * columns.Tiles);
        return rows.Taps > 3 && spread < gathered && spread <= MostSpreadTiles && IsFaster(fromRows, fromColumns, channels, filters);
    }

    /// <summary>The same for a weight gradient: the sums of a block of tiles are transformed and added.</summary>
    public static bool IsGradientFaster(WinogradAxis rows, WinogradAxis columns, int channels, int filters, int tilesOfBlock)
    {
        // Blocks go on from sample to sample, but not beyond a call, which may be for one sample.
        var blocks = Math.Max(rows.Tiles * columns.Tiles / (double)tilesOfBlock, 1);
        return IsFaster(rows, columns, channels, filters, Cost.Of(rows.Taps).Sums * blocks * channels * Lanes.RoundUp(filters) / Lanes.Count);
    }

    private static bool IsFaster(WinogradAxis rows, WinogradAxis columns, int channels, int filters, double weights)
    {
        var cost = Cost.Of(rows.Taps);
        if (channels < cost.FewestChannels || filters < cost.FewestChannels) return false;
        var outputs = Lanes.RoundUp(filters) / (double)Lanes.Count;
        var direct = 1.1 * rows.Products * columns.Products * channels * outputs / 2;
        var tiles = (double)rows.Tiles * columns.Tiles;
        var winograd = (tiles * 1.1 * cost.Elements * channels * outputs / 2) + TransformCycles(rows, columns, channels, filters) + weights;
        return winograd < WorthIt * direct;
    }

    /// <summary>The part of these cycles that the transforms of a sample's inputs and sums take.</summary>
    public static double TransformCycles(WinogradAxis rows, WinogradAxis columns, int channels, int filters) =>
        (double)rows.Tiles * columns.Tiles
        * ((Cost.Of(rows.Taps).Inputs * Lanes.RoundUp(channels)) + (Cost.Of(rows.Taps).Outputs * Lanes.RoundUp(filters))) / Lanes.Count;

    private static bool Fits(WindowAxis axis) =>
        axis is { Stride: 1, Dilation: 1 } && WinogradTransform.Exists(axis.Kernel) && axis.PadBefore < axis.Kernel && axis.PadBefore == axis.PadAfter;

    /// <summary>What depends on the size of the kernel.</summary>
    /// <param name="Inputs">Cycles of a tile's transform, a vector of inputs.</param>
    /// <param name="Outputs">The same of outputs, with storing and reading the sums.</param>
    /// <param name="Sums">The same of the sums of a block of a weight gradient.</param>
    /// <param name="FewestChannels">With fewer channels the transforms, which grow with their sum, outweigh the products, which grow with their product.</param>
    /// <param name="MostChannels">With more channels an output's error, which grows with their root, passes 2e-6 of the outputs' norm.</param>
    private sealed record Cost(int Elements, double Inputs, double Outputs, double Sums, int FewestChannels, int MostChannels)
    {
        private static readonly Cost Three = new(16, 30, 60, 50, 8, int.MaxValue);

        private static readonly Cost Five = new(36, 90, 120, 130, 16, 128);

        public static Cost Of(int taps) => taps == 3 ? Three : Five;
    }
}
