using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

/// <summary>Where Winograd's F(2x2, 3x3) is expected to be faster than the direct kernel.</summary>
internal static class WinogradChoice
{
    /// <summary>With fewer channels the transforms, which grow with their sum, outweigh the products, which grow with their product.</summary>
    private const int FewestChannels = 8;

    /// <summary>The samples that share the transform of the weights: few, so that small batches do not pay for large ones.</summary>
    private const double SamplesPerTransform = 4;

    /// <summary>The part of the direct kernel's time below which the loss of some digits and the memory are worth it.</summary>
    private const double WorthIt = 0.85;

    /// <summary>Whether a window can be computed so at all: 3x3, each input read by neighbours, at most two zeros at an edge.</summary>
    public static bool Fits(Window window, int groups, Layout input) =>
        groups == 1 && input.Channel == 1 && Fits(window.Y) && Fits(window.X);

    /// <summary>
    /// Cycles of a sample, vectors of 16: two multiply-adds a cycle; a tile's transforms cost about 30 a vector each, and the sums they
    /// read are stored and read back. A weight's transform reads 9 floats and writes 16, from caches further away.
    /// </summary>
    public static bool IsFaster(WinogradAxis rows, WinogradAxis columns, int channels, int filters) =>
        IsFaster(rows, columns, channels, filters, 25 * sizeof(float) / 12.0 * channels * filters / SamplesPerTransform);

    /// <summary>The same for a weight gradient: the sums of a block of tiles cost about 50 a vector to transform and to add.</summary>
    public static bool IsGradientFaster(WinogradAxis rows, WinogradAxis columns, int channels, int filters, int tilesOfBlock)
    {
        // Blocks go on from sample to sample, but not beyond a call, which may be for one sample.
        var blocks = Math.Max(rows.Tiles * columns.Tiles / (double)tilesOfBlock, 1);
        return IsFaster(rows, columns, channels, filters, 50 * blocks * channels * Lanes.RoundUp(filters) / Lanes.Count);
    }

    private static bool IsFaster(WinogradAxis rows, WinogradAxis columns, int channels, int filters, double weights)
    {
        if (channels < FewestChannels || filters < FewestChannels) return false;
        var outputs = Lanes.RoundUp(filters) / (double)Lanes.Count;
        var direct = 1.1 * rows.Products * columns.Products * channels * outputs / 2;
        var tiles = (double)rows.Tiles * columns.Tiles;
        var winograd = (tiles * 1.1 * 16 * channels * outputs / 2) + TransformCycles(rows, columns, channels, filters) + weights;
        return winograd < WorthIt * direct;
    }

    /// <summary>The part of these cycles that the transforms of a sample's inputs and sums take.</summary>
    public static double TransformCycles(WinogradAxis rows, WinogradAxis columns, int channels, int filters) =>
        (double)rows.Tiles * columns.Tiles * ((30.0 * Lanes.RoundUp(channels)) + (60.0 * Lanes.RoundUp(filters))) / Lanes.Count;

    private static bool Fits(WindowAxis axis) => axis is { Kernel: 3, Stride: 1, Dilation: 1, PadBefore: <= 2, PadAfter: <= 2 } && axis.PadBefore == axis.PadAfter;
}
