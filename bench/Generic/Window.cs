namespace StaticCnn.Bench.Generic;

/// <summary>A window over (channels, height, width) at run time; a sequence has height 1.</summary>
internal sealed record Window(
    int Channels, int Height, int Width, int KernelHeight, int KernelWidth, int Stride, int PaddingHeight, int PaddingWidth)
{
    // A sequence has one row and one row of taps, whatever the stride.
    public int OutputHeight { get; } = ((Height + (2 * PaddingHeight) - KernelHeight) / Stride) + 1;

    public int OutputWidth { get; } = ((Width + (2 * PaddingWidth) - KernelWidth) / Stride) + 1;

    public int Positions => OutputHeight * OutputWidth;

    public int Taps => KernelHeight * KernelWidth;

    public int InputLength => Channels * Height * Width;
}
