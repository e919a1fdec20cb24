namespace StaticCnn;

/// <summary>
/// The operations of an element-wise loop in one vector width. Each lane's arithmetic is that of a single float, so every width
/// gives the same bits.
/// </summary>
internal interface IElementwise<TVector>
    where TVector : struct
{
    /// <summary>The number of floats in a vector.</summary>
    static abstract int Width { get; }

    /// <summary>The value in every lane.</summary>
    static abstract TVector Broadcast(float value);

    /// <summary>The floats from <paramref name="index"/> on.</summary>
    static abstract TVector Load(ref float start, nint index);

    /// <summary>Writes the floats from <paramref name="index"/> on.</summary>
    static abstract void Store(TVector value, ref float start, nint index);

    /// <summary>a + b.</summary>
    static abstract TVector Add(TVector a, TVector b);

    /// <summary>a b.</summary>
    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary>a / b.</summary>
    static abstract TVector Divide(TVector a, TVector b);

    /// <summary>a b + c, rounded once.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>c - a b, rounded once.</summary>
    static abstract TVector NegatedMultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>The square root.</summary>
    static abstract TVector SquareRoot(TVector value);

    /// <summary>The value within the bounds; NaN stays NaN.</summary>
    static abstract TVector Clamp(TVector value, TVector low, TVector high);

    /// <summary>
    /// Zero for a subnormal number, else the value: averages of vanished gradients decay into subnormals, on which some processors
    /// are a hundred times slower.
    /// </summary>
    static abstract TVector Flush(TVector value);
}
