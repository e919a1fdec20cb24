namespace StaticCnn;

/// <summary>How a window of <see cref="Subsample2DAttribute"/> becomes one number.</summary>
public enum Downsampling
{
    /// <summary>The mean of the window.</summary>
    Mean,

    /// <summary>The sum of the window.</summary>
    Sum,
}
