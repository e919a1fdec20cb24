using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

/// <summary>One axis of a packed tensor; see the runtime's PackedAxis.</summary>
internal readonly record struct PackedAxis(int Size, int Block, int OuterStride, int InnerStride)
{
    public static PackedAxis Linear(int size, int stride) => new(size, Math.Max(size, 1), 0, stride);

    /// <summary>Consecutive indices in lanes, blocks of lanes a stride apart.</summary>
    public static PackedAxis InLanes(int size, int blockStride) => new(size, Lanes.Count, blockStride, 1);
}

/// <summary>Where the elements of a tensor lie, as the kernels read them; lanes beyond the tensor hold zeros.</summary>
internal sealed record PackedTensor(Tensor Tensor, int Length, ImmutableArray<PackedAxis> Axes);

/// <summary>The strides of a convolution's packed weight: blocks of 16 output channels, the lanes innermost.</summary>
internal readonly record struct WeightStrides(int Block, int TapY, int TapX, int Channel)
{
    /// <summary>The taps of a row are unrolled, channels are the loop: [block][tapY][channel][tapX][16].</summary>
    public static WeightStrides TapsInner(int tapsY, int tapsX, int channels) =>
        new(tapsY * channels * tapsX * Lanes.Count, channels * tapsX * Lanes.Count, Lanes.Count, tapsX * Lanes.Count);

    /// <summary>Rows of many taps: taps are the loop and channels within: [block][tapY][tapX][channel][16].</summary>
    public static WeightStrides ChannelsInner(int tapsY, int tapsX, int channels) =>
        new(tapsY * channels * tapsX * Lanes.Count, channels * tapsX * Lanes.Count, channels * Lanes.Count, Lanes.Count);

    public static WeightStrides Of(int tapsY, int tapsX, int channels) =>
        tapsX <= MostUnrolledTaps ? TapsInner(tapsY, tapsX, channels) : ChannelsInner(tapsY, tapsX, channels);

    /// <summary>Longer rows of taps would make kernels too long for the instruction cache.</summary>
    public const int MostUnrolledTaps = 7;
}
