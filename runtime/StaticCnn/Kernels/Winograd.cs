using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StaticCnn.Kernels;

/// <summary>
/// The weights of convolutions for Winograd's F(2x2, 3x3) and F(2x2, 5x5): G g G^T, by taps down the columns, then along the rows
/// (A. Lavin, S. Gray: Fast Algorithms for Convolutional Neural Networks, 2015). For three taps, points 0, 1, -1 and infinity,
/// G = [1 0 0; 1/2 1/2 1/2; 1/2 -1/2 1/2; 0 0 1]; for five, points 0, 1, -1, 1/2, -2 and infinity, G = [1 0 0 0 0; 1/3 1/3 1/3 1/3 1/3;
/// -1/3 1/3 -1/3 1/3 -1/3; -16/15 -8/15 -4/15 -2/15 -1/15; 1/15 -2/15 4/15 -8/15 16/15; 0 0 0 0 1]. For generated code.
/// </summary>
public static partial class Winograd
{
    private const int Lanes = 16;
    private const int BlockStride = (Lanes + 1) * Lanes;

    /// <summary>Transforms a packed weight to [block of 16 output channels][element][input channel, then a stride's rest][16].</summary>
    /// <param name="weight">The packed weight: blocks of 16 output channels, these innermost.</param>
    /// <param name="kernel">The taps along each axis, 3 or 5.</param>
    /// <param name="blockStride">The floats from one block of output channels to the next.</param>
    /// <param name="tapYStride">The same of the rows of taps.</param>
    /// <param name="tapXStride">The same of the taps of a row.</param>
    /// <param name="channelStride">The same of the input channels.</param>
    /// <param name="filters">The output channels.</param>
    /// <param name="channels">The input channels.</param>
    /// <param name="elementStride">The floats from one of the (kernel + 1)^2 elements to the next in the transformed weight.</param>
    /// <param name="transformed">Receives the transformed weight.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transform(
        ReadOnlySpan<float> weight, int kernel, int blockStride, int tapYStride, int tapXStride, int channelStride, int filters, int channels, int elementStride, Span<float> transformed)
    {
        var blocks = (filters + Lanes - 1) / Lanes;
        var count = ElementsOf(kernel);
        ref var target = ref MemoryMarshal.GetReference(transformed[..(blocks * count * elementStride)]);
        for (var block = 0; block < blocks; block++)
        {
            for (var channel = 0; channel < channels; channel++)
            {
                ref var taps = ref First(weight, kernel, (block * blockStride) + (channel * channelStride), tapYStride, tapXStride);
                ref var elements = ref Unsafe.Add(ref target, ((nint)block * count * elementStride) + (channel * Lanes));
                Channel(ref taps, kernel, tapYStride, tapXStride, ref elements, elementStride);
            }
        }
    }

    /// <summary>
    /// Transforms a packed weight for the input gradient, to [block of 16 input channels][element][output channel, then a stride's rest][16],
    /// if so wanted rotated by 180 degrees.
    /// </summary>
    /// <param name="weight">The packed weight: blocks of 16 output channels, these innermost.</param>
    /// <param name="kernel">The taps along each axis, 3 or 5.</param>
    /// <param name="rotates">Whether the taps are taken in the opposite order, for tiles of the gradient's surroundings; not for tiles that are spread.</param>
    /// <param name="blockStride">The floats from one block of output channels to the next.</param>
    /// <param name="tapYStride">The same of the rows of taps.</param>
    /// <param name="tapXStride">The same of the taps of a row.</param>
    /// <param name="channelStride">The same of the input channels.</param>
    /// <param name="filters">The output channels.</param>
    /// <param name="channels">The input channels.</param>
    /// <param name="elementStride">The floats from one of the (kernel + 1)^2 elements to the next in the transformed weight.</param>
    /// <param name="transformed">Receives the transformed weight; lanes beyond the input channels are left as they are.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformTransposed(
        ReadOnlySpan<float> weight, int kernel, bool rotates, int blockStride, int tapYStride, int tapXStride, int channelStride, int filters, int channels, int elementStride, Span<float> transformed)
    {
        var count = ElementsOf(kernel);
        Span<float> elements = stackalloc float[count * BlockStride];
        for (var output = 0; output < filters; output += Lanes)
        {
            var columns = Math.Min(Lanes, filters - output);
            for (var input = 0; input < channels; input += Lanes)
            {
                var rows = Math.Min(Lanes, channels - input);
                for (var row = 0; row < rows; row++)
                {
                    ref var taps = ref First(weight, kernel, (output / Lanes * blockStride) + ((input + row) * channelStride), tapYStride, tapXStride);
                    ref var start = ref Unsafe.Add(ref taps, rotates ? (kernel - 1) * ((nint)tapYStride + tapXStride) : 0);
                    Channel(ref start, kernel, rotates ? -tapYStride : tapYStride, rotates ? -tapXStride : tapXStride, ref elements[row * Lanes], BlockStride);
                }

                for (var element = 0; element < count; element++)
                {
                    var target = transformed[((((input / Lanes * count) + element) * elementStride) + (output * Lanes))..];
                    Transposition.Block(elements[(element * BlockStride)..], Lanes, target, Lanes, rows, columns);
                }
            }
        }
    }

    private static int ElementsOf(int kernel) => kernel is 3 or 5
        ? (kernel + 1) * (kernel + 1)
        : throw new ArgumentOutOfRangeException(nameof(kernel), kernel, "Only weights of 3x3 and 5x5 taps have a Winograd transform.");

    /// <summary>The first tap, after the check that the last one is there.</summary>
    private static ref float First(ReadOnlySpan<float> weight, int kernel, int start, int tapYStride, int tapXStride) =>
        ref MemoryMarshal.GetReference(weight.Slice(start, ((kernel - 1) * (tapYStride + tapXStride)) + Lanes));

    /// <summary>All elements of 16 lanes, one input channel; two halves of 8 lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Channel(ref float taps, int kernel, nint tapYStride, nint tapXStride, ref float elements, nint elementStride)
    {
        for (nint lane = 0; lane < Lanes; lane += 8)
        {
            if (kernel == 3) Three(ref Unsafe.Add(ref taps, lane), tapYStride, tapXStride, ref Unsafe.Add(ref elements, lane), elementStride);
            else Five(ref Unsafe.Add(ref taps, lane), tapYStride, tapXStride, ref Unsafe.Add(ref elements, lane), elementStride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Three(ref float g, nint tapYStride, nint tapXStride, ref float u, nint elementStride)
    {
        var (a0, a1, a2, a3) = Four(At(ref g, 0), At(ref g, tapYStride), At(ref g, 2 * tapYStride));
        var (b0, b1, b2, b3) = Four(At(ref g, tapXStride), At(ref g, tapYStride + tapXStride), At(ref g, (2 * tapYStride) + tapXStride));
        var (c0, c1, c2, c3) = Four(At(ref g, 2 * tapXStride), At(ref g, tapYStride + (2 * tapXStride)), At(ref g, 2 * (tapYStride + tapXStride)));
        Row(ref u, elementStride, a0, b0, c0);
        Row(ref Unsafe.Add(ref u, 4 * elementStride), elementStride, a1, b1, c1);
        Row(ref Unsafe.Add(ref u, 8 * elementStride), elementStride, a2, b2, c2);
        Row(ref Unsafe.Add(ref u, 12 * elementStride), elementStride, a3, b3, c3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row(ref float u, nint elementStride, Vector256<float> a, Vector256<float> b, Vector256<float> c)
    {
        var (u0, u1, u2, u3) = Four(a, b, c);
        At(ref u, 0) = u0;
        At(ref u, elementStride) = u1;
        At(ref u, 2 * elementStride) = u2;
        At(ref u, 3 * elementStride) = u3;
    }

    /// <summary>G applied to three taps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> First, Vector256<float> Sum, Vector256<float> Difference, Vector256<float> Last) Four(
        Vector256<float> a, Vector256<float> b, Vector256<float> c)
    {
        var half = Vector256.Create(0.5f);
        var ends = half * (a + c);
        return (a, Vector256.FusedMultiplyAdd(half, b, ends), Vector256.FusedMultiplyAdd(-half, b, ends), c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref Vector256<float> At(ref float start, nint offset) => ref Unsafe.As<float, Vector256<float>>(ref Unsafe.Add(ref start, offset));
}
