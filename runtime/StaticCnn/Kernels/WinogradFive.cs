using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticCnn.Kernels;

/// <summary>Five taps along each axis.</summary>
public static partial class Winograd
{
    private const int Columns = 5;
    private const int Tile = 6;

    /// <summary>36 elements of 8 lanes: each column of taps transformed, then each row of these.</summary>
    // Clearing the locals first, a kilobyte each time, took longer than the arithmetic.
    [SkipLocalsInit]
    private static void Five(ref float g, nint tapYStride, nint tapXStride, ref float u, nint elementStride)
    {
        Unsafe.SkipInit(out Transformed columns);
        ref var h = ref Unsafe.As<Transformed, float>(ref columns);
        for (var x = 0; x < Columns; x++) Six(ref Unsafe.Add(ref g, x * tapXStride), tapYStride, ref Unsafe.Add(ref h, x * 8), Columns * 8);
        for (var y = 0; y < Tile; y++) Six(ref Unsafe.Add(ref h, y * Columns * 8), 8, ref Unsafe.Add(ref u, y * Tile * elementStride), elementStride);
    }

    /// <summary>G applied to five taps; powers of two by Horner's scheme, and one rounded factor at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Six(ref float taps, nint stride, ref float u, nint elementStride)
    {
        var (g0, g1, g2, g3, g4) = (At(ref taps, 0), At(ref taps, stride), At(ref taps, 2 * stride), At(ref taps, 3 * stride), At(ref taps, 4 * stride));
        var (even, odd, third) = (g0 + g2 + g4, g1 + g3, Vector256.Create(1f / 3f));
        At(ref u, 0) = g0;
        At(ref u, elementStride) = (even + odd) * third;
        At(ref u, 2 * elementStride) = (odd - even) * third;
        At(ref u, 3 * elementStride) = Polynomial(g4, g3, g2, g1, g0, 2f) * Vector256.Create(-1f / 15f);
        At(ref u, 4 * elementStride) = Polynomial(g0, g1, g2, g3, g4, -2f) * Vector256.Create(1f / 15f);
        At(ref u, 5 * elementStride) = g4;
    }

    /// <summary>a + b x + c x^2 + d x^3 + e x^4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Polynomial(
        Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d, Vector256<float> e, float x)
    {
        var factor = Vector256.Create(x);
        var sum = Vector256.FusedMultiplyAdd(e, factor, d);
        sum = Vector256.FusedMultiplyAdd(sum, factor, c);
        sum = Vector256.FusedMultiplyAdd(sum, factor, b);
        return Vector256.FusedMultiplyAdd(sum, factor, a);
    }

    [InlineArray(Columns * Tile * 8)]
    private struct Transformed
    {
        private float first;
    }
}
