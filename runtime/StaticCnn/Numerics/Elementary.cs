using System.Runtime.CompilerServices;

namespace StaticCnn;

/// <summary>
/// The algorithms of <see cref="VectorMath"/>, once for all widths. The polynomials are minimax fits with float coefficients,
/// from tests/StaticCnn.Tests/Numerics/fit_polynomials.py. NaN passes through the arithmetic as itself: no step here has two NaN
/// operands that differ, or makes a NaN of its own.
/// </summary>
internal static class Elementary<TSimd, TVector>
    where TSimd : struct, ISimd<TVector>
    where TVector : struct
{
    private const float Log2High = 0.693147182f;
    private const float Log2Low = -1.90465421e-9f;
    private const float TwoTo64 = 18446744073709551616f;

    // The unit in the last place is 1 here, so that adding this rounds to an integer n and leaves n + 127 in the lowest bits.
    private const float Rounder = 12582912f + 127f;

    private static TVector SignBit
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TSimd.Constant(-0f);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp(TVector x)
    {
        // Beyond these bounds the result is infinite or rounds to zero, by the arithmetic below.
        x = TSimd.AtMost(89f, TSimd.AtLeast(-104f, x));
        var power = Reduce(x, out var expMinus1);
        // 2^n alone may be no normal float. 2^(n - 64) and 2^64, for negative x 2^(n + 64) and 2^-64, are; only the last product rounds.
        var farScale = TSimd.Xor(TSimd.HalveBits(TSimd.And(x, SignBit)), TSimd.Constant(TwoTo64));
        var nearScale = TSimd.SubtractBits(power, TSimd.SubtractBits(farScale, TSimd.Constant(1f)));
        return TSimd.Multiply(TSimd.Fma(expMinus1, nearScale, nearScale), farScale);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log(TVector x)
    {
        // Subnormal numbers are made normal first: times 2^23.
        var smallestNormal = TSimd.Constant(1.17549435e-38f);
        var normal = TSimd.IfLess(x, smallestNormal, TSimd.Multiply(x, TSimd.Constant(8388608f)), x);
        var exponentBias = TSimd.IfLess(x, smallestNormal, TSimd.Constant(-23f), TSimd.Constant(0f));
        // x = 2^n m with m in [2/3, 4/3): the bits less those of 2/3 hold n in sign and exponent, which -infinity masks.
        var n = TSimd.And(TSimd.SubtractBits(normal, TSimd.Constant(2f / 3f)), TSimd.Constant(float.NegativeInfinity));
        var f = TSimd.Subtract(TSimd.SubtractBits(normal, n), TSimd.Constant(1f));
        var exponent = TSimd.Fma(TSimd.BitsToNumber(n), TSimd.Constant(1.1920929e-7f), exponentBias);
        // log(1 + f) = f - f^2 / 2 + f^3 q(f)
        var q = TSimd.Fma(TSimd.Constant(-0.12880033f), f, TSimd.Constant(0.13984594f));
        q = TSimd.Fma(q, f, TSimd.Constant(-0.1218748f));
        q = TSimd.Fma(q, f, TSimd.Constant(0.14005734f));
        q = TSimd.Fma(q, f, TSimd.Constant(-0.16680196f));
        q = TSimd.Fma(q, f, TSimd.Constant(0.20010427f));
        q = TSimd.Fma(q, f, TSimd.Constant(-0.24999806f));
        q = TSimd.Fma(q, f, TSimd.Constant(0.33333215f));
        q = TSimd.Fma(q, f, TSimd.Constant(-0.5f));
        var tail = TSimd.Multiply(TSimd.Multiply(f, f), q);
        tail = TSimd.Fma(exponent, TSimd.Constant(Log2Low), tail);
        var result = TSimd.Fma(exponent, TSimd.Constant(Log2High), TSimd.Add(f, tail));
        var zero = TSimd.Constant(0f);
        var infinity = TSimd.Constant(float.PositiveInfinity);
        result = TSimd.IfLess(x, infinity, result, TSimd.Add(x, x));
        result = TSimd.IfEqual(x, zero, TSimd.Constant(float.NegativeInfinity), result);
        return TSimd.IfLess(x, zero, TSimd.Constant(float.NaN), result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh(TVector x)
    {
        var one = TSimd.Constant(1f);
        var sign = TSimd.And(x, SignBit);
        var magnitude = TSimd.Xor(x, sign);
        // Below log(3) / 2, where tanh is 1/2: x + x^3 q(x^2).
        var square = TSimd.Multiply(x, x);
        var q = TSimd.Fma(TSimd.Constant(-0.0062978505f), square, TSimd.Constant(0.021089638f));
        q = TSimd.Fma(q, square, TSimd.Constant(-0.053857103f));
        q = TSimd.Fma(q, square, TSimd.Constant(0.13332638f));
        q = TSimd.Fma(q, square, TSimd.Constant(-0.3333332f));
        var low = TSimd.Fma(TSimd.Multiply(square, q), magnitude, magnitude);
        // Above: 1 - 2 / (e^2|x| + 1), which rounds to 1 from 9.02 on.
        var power = Reduce(TSimd.AtMost(20f, TSimd.Add(magnitude, magnitude)), out var expMinus1);
        var denominator = TSimd.Fma(expMinus1, power, TSimd.Add(power, one));
        var high = TSimd.Subtract(one, TSimd.Divide(TSimd.Constant(2f), denominator));
        return TSimd.Or(TSimd.IfLess(magnitude, TSimd.Constant(0.5494f), low, high), sign);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sigmoid(TVector x)
    {
        // z = e^-|x| cannot overflow. The result is 1 - z / (1 + z), times z for negative x: small results keep their precision.
        var z = Exp(TSimd.Or(x, SignBit));
        var minusQuotient = TSimd.Divide(z, TSimd.Subtract(TSimd.Constant(-1f), z));
        var factor = TSimd.IfLess(x, TSimd.Constant(0f), z, TSimd.Constant(1f));
        return TSimd.Fma(factor, minusQuotient, factor);
    }

    /// <summary>e^x = 2^n e^r with |r| at most log(2) / 2: returns n + 127 in the exponent's place, 2^n if normal, and e^r - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Reduce(TVector x, out TVector expMinus1)
    {
        var shifted = TSimd.Fma(x, TSimd.Constant(1.44269504f), TSimd.Constant(Rounder));
        var n = TSimd.Subtract(shifted, TSimd.Constant(Rounder));
        var r = TSimd.Fma(n, TSimd.Constant(-Log2High), x);
        r = TSimd.Fma(n, TSimd.Constant(-Log2Low), r);
        // e^r - 1 = r + r^2 q(r)
        var q = TSimd.Fma(TSimd.Constant(0.00019740245f), r, TSimd.Constant(0.0013935079f));
        q = TSimd.Fma(q, r, TSimd.Constant(0.00833357f));
        q = TSimd.Fma(q, r, TSimd.Constant(0.041666463f));
        q = TSimd.Fma(q, r, TSimd.Constant(0.16666666f));
        q = TSimd.Fma(q, r, TSimd.Constant(0.5f));
        expMinus1 = TSimd.Fma(TSimd.Multiply(r, r), q, r);
        return TSimd.ShiftToExponent(shifted);
    }
}
