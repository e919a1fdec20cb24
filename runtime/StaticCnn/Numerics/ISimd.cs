namespace StaticCnn;

/// <summary>
/// The operations that the elementary functions are written in, for one width of vector. Each is exact or IEEE-rounded, so that
/// every width gives the same bits. The vectors stay bare (no wrapper), which the JIT keeps in registers.
/// </summary>
/// <typeparam name="TVector">A vector of floats.</typeparam>
internal interface ISimd<TVector>
    where TVector : struct
{
    static abstract TVector Constant(float value);

    static abstract TVector Add(TVector a, TVector b);

    static abstract TVector Subtract(TVector a, TVector b);

    static abstract TVector Multiply(TVector a, TVector b);

    static abstract TVector Divide(TVector a, TVector b);

    /// <summary>a * b + c, rounded once.</summary>
    static abstract TVector Fma(TVector a, TVector b, TVector c);

    /// <summary>The smaller of a bound, neither zero nor NaN, and x; NaN where x is NaN.</summary>
    static abstract TVector AtMost(float bound, TVector x);

    /// <summary>The larger of a bound, neither zero nor NaN, and x; NaN where x is NaN.</summary>
    static abstract TVector AtLeast(float bound, TVector x);

    /// <summary>Per lane: a &lt; b ? yes : no.</summary>
    static abstract TVector IfLess(TVector a, TVector b, TVector yes, TVector no);

    /// <summary>Per lane: a == b ? yes : no.</summary>
    static abstract TVector IfEqual(TVector a, TVector b, TVector yes, TVector no);

    static abstract TVector And(TVector a, TVector b);

    static abstract TVector Or(TVector a, TVector b);

    static abstract TVector Xor(TVector a, TVector b);

    /// <summary>The lanes' bits as integers, subtracted.</summary>
    static abstract TVector SubtractBits(TVector a, TVector b);

    /// <summary>The lanes' bits as integers, shifted left by 23: an integer becomes an exponent.</summary>
    static abstract TVector ShiftToExponent(TVector a);

    /// <summary>The lanes' bits as unsigned integers, halved.</summary>
    static abstract TVector HalveBits(TVector a);

    /// <summary>The lanes' bits as signed integers, converted to floats.</summary>
    static abstract TVector BitsToNumber(TVector a);
}
