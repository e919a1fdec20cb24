using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace StaticCnn;

/// <summary>The operations on vectors of 512 bits.</summary>
internal readonly struct Simd512 : ISimd<V>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Constant(float value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Add(V a, V b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Subtract(V a, V b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Multiply(V a, V b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Divide(V a, V b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Fma(V a, V b, V c) => Vector512.FusedMultiplyAdd(a, b, c);

    // The bound first: x86 returns the second operand where one is NaN, NEON the NaN; so both return x.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V AtMost(float bound, V x) => Vector512.MinNative(Vector512.Create(bound), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V AtLeast(float bound, V x) => Vector512.MaxNative(Vector512.Create(bound), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V IfLess(V a, V b, V yes, V no) => Vector512.ConditionalSelect(Vector512.LessThan(a, b), yes, no);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V IfEqual(V a, V b, V yes, V no) => Vector512.ConditionalSelect(Vector512.Equals(a, b), yes, no);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V And(V a, V b) => a & b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Or(V a, V b) => a | b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Xor(V a, V b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SubtractBits(V a, V b) => (a.AsInt32() - b.AsInt32()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ShiftToExponent(V a) => (a.AsInt32() << 23).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V HalveBits(V a) => (a.AsUInt32() >> 1).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V BitsToNumber(V a) => Vector512.ConvertToSingle(a.AsInt32());
}
