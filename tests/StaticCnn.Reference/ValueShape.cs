namespace StaticCnn.Reference;

/// <summary>
/// The shape of one sample's value, channels first: features are (channels, 1, 1) of rank 1, a sequence (channels, 1, length) of
/// rank 2, an image (channels, height, width) of rank 3.
/// </summary>
public readonly record struct ValueShape(int Channels, int Height, int Width, int Rank)
{
    /// <summary>The positions of one channel.</summary>
    public int Positions => Height * Width;

    /// <summary>The elements of one sample.</summary>
    public int Count => Channels * Positions;

    /// <summary>A vector of features.</summary>
    public static ValueShape Features(int count) => new(count, 1, 1, 1);

    /// <summary>The shape of one to three dimensions, as <see cref="NetworkAttribute"/> has it.</summary>
    public static ValueShape From(int[] dimensions) => dimensions switch
    {
        [var c] => Features(c),
        [var c, var w] => new(c, 1, w, 2),
        [var c, var h, var w] => new(c, h, w, 3),
        _ => throw new ArgumentException($"An input shape has one to three dimensions, not {dimensions.Length}.", nameof(dimensions)),
    };

    /// <inheritdoc/>
    public override string ToString() => Rank switch { 1 => $"{Channels}", 2 => $"{Channels}x{Width}", _ => $"{Channels}x{Height}x{Width}" };
}
