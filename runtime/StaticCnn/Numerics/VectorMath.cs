using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticCnn;

/// <summary>
/// Elementary functions for generated kernels. A lane's result has the same bits in vectors of every width and in the scalar form,
/// on every machine: they use fused multiply-adds and IEEE operations only. NaN gives NaN. The errors stated hold over all floats,
/// measured against double precision.
/// </summary>
public static class VectorMath
{
    /// <summary>e^x, within 0.98 ULP. Overflows to infinity, underflows gradually to zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x) => Elementary<Simd512, Vector512<float>>.Exp(x);

    /// <summary>e^x, within 0.98 ULP. Overflows to infinity, underflows gradually to zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x) => Elementary<Simd256, Vector256<float>>.Exp(x);

    /// <summary>e^x, within 0.98 ULP. Overflows to infinity, underflows gradually to zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Exp(Vector128<float> x) => Elementary<Simd128, Vector128<float>>.Exp(x);

    /// <summary>e^x, within 0.98 ULP. Overflows to infinity, underflows gradually to zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exp(float x) => Exp(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The natural logarithm, within 0.94 ULP. Zero gives -infinity, a negative number NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x) => Elementary<Simd512, Vector512<float>>.Log(x);

    /// <summary>The natural logarithm, within 0.94 ULP. Zero gives -infinity, a negative number NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> x) => Elementary<Simd256, Vector256<float>>.Log(x);

    /// <summary>The natural logarithm, within 0.94 ULP. Zero gives -infinity, a negative number NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Log(Vector128<float> x) => Elementary<Simd128, Vector128<float>>.Log(x);

    /// <summary>The natural logarithm, within 0.94 ULP. Zero gives -infinity, a negative number NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log(float x) => Log(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The hyperbolic tangent, within 1.34 ULP, relative also near zero. Odd; keeps the sign of zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x) => Elementary<Simd512, Vector512<float>>.Tanh(x);

    /// <summary>The hyperbolic tangent, within 1.34 ULP, relative also near zero. Odd; keeps the sign of zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x) => Elementary<Simd256, Vector256<float>>.Tanh(x);

    /// <summary>The hyperbolic tangent, within 1.34 ULP, relative also near zero. Odd; keeps the sign of zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Tanh(Vector128<float> x) => Elementary<Simd128, Vector128<float>>.Tanh(x);

    /// <summary>The hyperbolic tangent, within 1.34 ULP, relative also near zero. Odd; keeps the sign of zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Tanh(float x) => Tanh(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>1 / (1 + e^-x), within 1.65 ULP, relative also where it is tiny.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x) => Elementary<Simd512, Vector512<float>>.Sigmoid(x);

    /// <summary>1 / (1 + e^-x), within 1.65 ULP, relative also where it is tiny.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x) => Elementary<Simd256, Vector256<float>>.Sigmoid(x);

    /// <summary>1 / (1 + e^-x), within 1.65 ULP, relative also where it is tiny.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sigmoid(Vector128<float> x) => Elementary<Simd128, Vector128<float>>.Sigmoid(x);

    /// <summary>1 / (1 + e^-x), within 1.65 ULP, relative also where it is tiny.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sigmoid(float x) => Sigmoid(Vector128.CreateScalar(x)).ToScalar();
}
