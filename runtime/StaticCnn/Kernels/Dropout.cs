using System.Runtime.Intrinsics;

namespace StaticCnn.Kernels;

/// <summary>
/// Inverted dropout: an element is dropped with the given rate, and kept ones are divided by 1 - rate. Which are dropped is a
/// function of seed, epoch, the sample's number in its data set, layer and element; not of batch, packing or threads.
/// Source: Srivastava et al., "Dropout", JMLR 15 (2014).
/// </summary>
public static class Dropout
{
    private const int BufferLength = 256;

    /// <summary>Drops elements of one sample.</summary>
    /// <param name="x">The input: per position <paramref name="channelStride"/> floats.</param>
    /// <param name="y">Receives the output, packed alike, floats beyond the channels become 0. May be <paramref name="x"/> itself.</param>
    /// <param name="positions">The number of positions.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="channelStride">The floats of a position: the channels and what fills the lanes.</param>
    /// <param name="rate">The part that is dropped, from 0 to below 1.</param>
    /// <param name="seed">The seed of the training.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="sampleNumber">The number of the sample in its data set.</param>
    /// <param name="layer">The number of the layer in its network.</param>
    /// <exception cref="ArgumentException">A span is too short, a size negative, or the rate not from 0 to below 1.</exception>
    public static void Forward(
        ReadOnlySpan<float> x,
        Span<float> y,
        int positions,
        int channels,
        int channelStride,
        float rate,
        ulong seed,
        int epoch,
        int sampleNumber,
        int layer)
    {
        Check(x.Length, y.Length, positions, channels, channelStride, rate);
        var stream = Stream(seed, epoch, sampleNumber, layer);
        var threshold = Threshold(rate);
        var scale = Scale(rate);
        Span<uint> buffer = stackalloc uint[BufferLength];
        var randoms = buffer[..0];
        var (next, end) = (0L, (long)positions * channels);
        for (var p = 0; p < positions; p++)
        {
            var source = x.Slice(p * channelStride, channelStride);
            var target = y.Slice(p * channelStride, channelStride);
            for (var c = 0; c < channels;)
            {
                if (randoms.IsEmpty)
                {
                    // A multiple of 4, as the stream wants it.
                    randoms = buffer[..(int)Math.Min(BufferLength, (end - next + 3) & ~3)];
                    stream.Fill(next, randoms);
                    next += randoms.Length;
                }

                var count = Math.Min(channels - c, randoms.Length);
                Apply(source.Slice(c, count), target.Slice(c, count), randoms[..count], threshold, scale);
                randoms = randoms[count..];
                c += count;
            }

            target[channels..].Clear();
        }
    }

    // No branch on what is random: it would be mispredicted.
    private static void Apply(ReadOnlySpan<float> source, Span<float> target, ReadOnlySpan<uint> randoms, uint threshold, float scale)
    {
        var i = 0;
        for (; i <= source.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            // Numbers below 2^25: as signed ones they compare faster.
            var dropped = Vector256.LessThan((Vector256.Create(randoms[i..]) >> 8).AsInt32(), Vector256.Create((int)threshold));
            Vector256.AndNot((Vector256.Create(source[i..]) * scale).AsInt32(), dropped).AsSingle().CopyTo(target[i..]);
        }

        for (; i < source.Length; i++)
        {
            // All ones where the difference is negative.
            var dropped = ((int)(randoms[i] >> 8) - (int)threshold) >> 31;
            target[i] = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(source[i] * scale) & ~dropped);
        }
    }

    /// <summary>Takes the gradient back: the same elements are dropped and the others scaled alike.</summary>
    /// <param name="dy">The gradient of the output, packed as the output.</param>
    /// <param name="dx">Receives the gradient of the input; may be <paramref name="dy"/> itself.</param>
    /// <param name="positions">The number of positions.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="channelStride">The floats of a position.</param>
    /// <param name="rate">The part that is dropped.</param>
    /// <param name="seed">The seed of the training.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="sampleNumber">The number of the sample in its data set.</param>
    /// <param name="layer">The number of the layer in its network.</param>
    /// <exception cref="ArgumentException">A span is too short, a size negative, or the rate not from 0 to below 1.</exception>
    public static void Backward(
        ReadOnlySpan<float> dy,
        Span<float> dx,
        int positions,
        int channels,
        int channelStride,
        float rate,
        ulong seed,
        int epoch,
        int sampleNumber,
        int layer) =>
        Forward(dy, dx, positions, channels, channelStride, rate, seed, epoch, sampleNumber, layer);

    /// <summary>Whether one element is kept.</summary>
    /// <param name="element">The position times the number of channels, plus the channel.</param>
    /// <param name="rate">The part that is dropped.</param>
    /// <param name="seed">The seed of the training.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="sampleNumber">The number of the sample in its data set.</param>
    /// <param name="layer">The number of the layer in its network.</param>
    public static bool Keeps(long element, float rate, ulong seed, int epoch, int sampleNumber, int layer) =>
        Stream(seed, epoch, sampleNumber, layer).Uniform(element) >= rate;

    /// <summary>The factor of kept elements: 1 / (1 - rate), in float.</summary>
    public static float Scale(float rate) => 1f / (1f - rate);

    // Uniform numbers are multiples of 2^-24, so that comparing with the rate is comparing integers.
    private static uint Threshold(float rate) => (uint)Math.Ceiling((double)rate * (1 << 24));

    private static RandomStream Stream(ulong seed, int epoch, int sampleNumber, int layer) =>
        new(seed, RandomPurpose.Dropout, epoch, sampleNumber, layer);

    private static void Check(int xLength, int yLength, int positions, int channels, int channelStride, float rate)
    {
        if (!(rate >= 0 && rate < 1)) throw new ArgumentOutOfRangeException(nameof(rate), rate, "The dropout rate is from 0 to below 1.");
        ArgumentOutOfRangeException.ThrowIfNegative(positions);
        ArgumentOutOfRangeException.ThrowIfNegative(channels);
        ArgumentOutOfRangeException.ThrowIfLessThan(channelStride, channels);
        var needed = (long)positions * channelStride;
        if (xLength < needed || yLength < needed)
        {
            throw new ArgumentException(
                $"Dropout over {positions} positions of {channelStride} floats needs {needed}, not {xLength} in and {yLength} out.");
        }
    }
}
