namespace StaticCnn;

/// <summary>A fully connected layer: any shape, flattened in the order (channel, row, column), to (units).</summary>
/// <param name="units">The number of outputs.</param>
public sealed class DenseAttribute(int units) : LayerAttribute
{
    /// <summary>The number of outputs.</summary>
    public int Units { get; } = units;

    /// <summary>Whether a bias is added to every output.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>How the weights start.</summary>
    public Initializer Initializer { get; set; }
}
