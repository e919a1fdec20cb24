namespace StaticCnn;

/// <summary>A tensor to write, of F32.</summary>
public sealed class SafetensorsTensor
{
    private readonly long[] shape;

    /// <summary>A tensor of the given name, shape and values.</summary>
    /// <param name="name">The name.</param>
    /// <param name="shape">The dimensions, outermost first; none for a single number.</param>
    /// <param name="values">The values in row-major order; shared, not copied.</param>
    /// <exception cref="ArgumentException">A dimension is negative, or the values are not as many as their product.</exception>
    public SafetensorsTensor(string name, ReadOnlySpan<long> shape, float[] values)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(values);
        this.shape = shape.ToArray();
        UInt128 count = 1;
        foreach (var dimension in shape)
        {
            if (dimension < 0) throw new ArgumentException($"Tensor '{name}' has the negative dimension {dimension}.", nameof(shape));
            if (count <= long.MaxValue) count *= (UInt128)dimension;
        }

        if (count != (UInt128)values.Length)
            throw new ArgumentException(
                $"Tensor '{name}' of shape {SafetensorsEntry.Format(this.shape)} has {count} values, not {values.Length}.", nameof(values));
        Name = name;
        Values = values;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The dimensions, outermost first.</summary>
    public ReadOnlySpan<long> Shape => shape;

    /// <summary>The values in row-major order.</summary>
    public ReadOnlyMemory<float> Values { get; }
}
