using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StaticCnn.Kernels;

/// <summary>
/// Weights of at most 8 channels in the lanes, for two neighbouring columns in one vector of 16 lanes: 0 to 7 are the first column's, 8 to
/// 15 the second's. For generated code.
/// </summary>
public static class PairedWeight
{
    private const int Lanes = 16;
    private const int Half = 8;

    /// <summary>Widens rows of taps: [row][tap][16] to [row][tap of either column][16], with zeros where a column has no such tap.</summary>
    /// <param name="weight">The weight, of which lanes 0 to 7 are read.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="taps">The taps of a row.</param>
    /// <param name="shift">The taps by which the columns differ; rows become so much longer.</param>
    /// <param name="isUpperFirst">Whether the second column's taps come first, as in an input gradient; else the first column's do.</param>
    /// <param name="paired">Receives the weight for pairs of columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(ReadOnlySpan<float> weight, int rows, int taps, int shift, bool isUpperFirst, Span<float> paired)
    {
        var (lower, upper) = isUpperFirst ? (shift, 0) : (0, shift);
        var length = taps + shift;
        ref var source = ref MemoryMarshal.GetReference(weight[..(rows * taps * Lanes)]);
        ref var target = ref MemoryMarshal.GetReference(paired[..(rows * length * Lanes)]);
        for (var row = 0; row < rows; row++)
        {
            for (var tap = 0; tap < length; tap++)
            {
                Tap(ref source, taps, tap - lower).StoreUnsafe(ref target);
                Tap(ref source, taps, tap - upper).StoreUnsafe(ref target, Half);
                target = ref Unsafe.Add(ref target, Lanes);
            }

            source = ref Unsafe.Add(ref source, taps * Lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Tap(ref float row, int taps, int tap) =>
        (uint)tap < (uint)taps ? Vector256.LoadUnsafe(ref row, (nuint)(tap * Lanes)) : Vector256<float>.Zero;
}
