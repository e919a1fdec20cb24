namespace StaticCnn.Generator.Graph;

/// <summary>
/// The shape of one sample's value. Every value is channels x height x width inside the compiler; the rank keeps what the user
/// wrote: 1 (features: height = width = 1), 2 (channels, length: height = 1) or 3.
/// </summary>
internal readonly record struct Shape(int Channels, int Height, int Width, int Rank)
{
    public int Positions => Height * Width;

    public int Count => Channels * Height * Width;

    /// <summary>As users write it: 10, 32x128 or 32x28x28.</summary>
    public override string ToString() => FormattableString.Invariant(Rank switch
    {
        1 => $"{Channels}",
        2 => (FormattableString)$"{Channels}x{Width}",
        _ => $"{Channels}x{Height}x{Width}",
    });
}
