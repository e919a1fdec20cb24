using System.Globalization;

namespace StaticCnn;

/// <summary>The shape of one sample: (features), (channels, length) or (channels, height, width).</summary>
public readonly struct TensorShape : IEquatable<TensorShape>
{
    private readonly int[]? dimensions;

    /// <summary>A shape of the given dimensions.</summary>
    /// <exception cref="ArgumentException">There are none, or one is not positive, or the product passes 2^31 - 1.</exception>
    public TensorShape(params ReadOnlySpan<int> dimensions)
    {
        if (dimensions.IsEmpty) throw new ArgumentException("A shape has at least one dimension.", nameof(dimensions));
        long count = 1;
        foreach (var dimension in dimensions)
        {
            if (dimension <= 0) throw new ArgumentException($"Dimension {dimension} is not positive.", nameof(dimensions));
            count *= dimension;
            if (count > int.MaxValue) throw new ArgumentException("The shape has more than 2^31 - 1 elements.", nameof(dimensions));
        }

        this.dimensions = dimensions.ToArray();
        Count = (int)count;
    }

    /// <summary>The dimensions, outermost first.</summary>
    public ReadOnlySpan<int> Dimensions => dimensions;

    /// <summary>The number of dimensions.</summary>
    public int Rank => dimensions?.Length ?? 0;

    /// <summary>The number of elements: the product of the dimensions.</summary>
    public int Count { get; }

    /// <inheritdoc/>
    public bool Equals(TensorShape other) => Dimensions.SequenceEqual(other.Dimensions);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TensorShape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var dimension in Dimensions) hash.Add(dimension);
        return hash.ToHashCode();
    }

    /// <summary>The dimensions with "x" between them, as in 1x28x28.</summary>
    public override string ToString() =>
        string.Join('x', (dimensions ?? []).Select(d => d.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Whether two shapes have the same dimensions.</summary>
    public static bool operator ==(TensorShape left, TensorShape right) => left.Equals(right);

    /// <summary>Whether two shapes differ.</summary>
    public static bool operator !=(TensorShape left, TensorShape right) => !left.Equals(right);
}
