using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticCnn.Kernels;

/// <summary>
/// Reductions across 16 lanes by one fixed tree, whatever vectors hold them: lane l with l + 8, then l + 4, l + 2, l + 1.
/// Lane l of the 16 is in order of the arguments.
/// </summary>
public static class Lanes
{
    /// <summary>The sum of the lanes. The bits of a NaN are not fixed where several meet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector512<float> v) => Sum(v.GetLower(), v.GetUpper());

    /// <summary>The sum of the lanes. The bits of a NaN are not fixed where several meet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector256<float> low, Vector256<float> high)
    {
        var eight = low + high;
        return SumOfFour(eight.GetLower() + eight.GetUpper());
    }

    /// <summary>The sum of the lanes. The bits of a NaN are not fixed where several meet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d) => SumOfFour((a + c) + (b + d));

    /// <summary>The largest of the lanes; NaN if one is. Of zeros of both signs it is one, by the tree.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(Vector512<float> v) => Max(v.GetLower(), v.GetUpper());

    /// <summary>The largest of the lanes; NaN if one is. Of zeros of both signs it is one, by the tree.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(Vector256<float> low, Vector256<float> high)
    {
        var eight = Larger(low, high);
        return MaxOfFour(Larger(eight.GetLower(), eight.GetUpper()));
    }

    /// <summary>The largest of the lanes; NaN if one is. Of zeros of both signs it is one, by the tree.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d) =>
        MaxOfFour(Larger(Larger(a, c), Larger(b, d)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float SumOfFour(Vector128<float> v)
    {
        v += Vector128.Shuffle(v, Vector128.Create(2, 3, 2, 3));
        v += Vector128.Shuffle(v, Vector128.Create(1, 1, 1, 1));
        return v.ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float MaxOfFour(Vector128<float> v)
    {
        v = Larger(v, Vector128.Shuffle(v, Vector128.Create(2, 3, 2, 3)));
        v = Larger(v, Vector128.Shuffle(v, Vector128.Create(1, 1, 1, 1)));
        return v.ToScalar();
    }

    // Selections, not the processors' maximum: those differ in NaN and in the sign of zero. NaN of a before NaN of b.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Larger(Vector256<float> a, Vector256<float> b) => Vector256.ConditionalSelect(
        Vector256.Equals(a, a), Vector256.ConditionalSelect(Vector256.GreaterThan(a, b), a, b), a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Larger(Vector128<float> a, Vector128<float> b) => Vector128.ConditionalSelect(
        Vector128.Equals(a, a), Vector128.ConditionalSelect(Vector128.GreaterThan(a, b), a, b), a);
}
