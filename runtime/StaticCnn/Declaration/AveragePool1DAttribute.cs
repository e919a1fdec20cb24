namespace StaticCnn;

/// <summary>The mean of each window of a sequence.</summary>
/// <param name="kernel">The length of the window.</param>
public sealed class AveragePool1DAttribute(int kernel) : LayerAttribute
{
    /// <summary>The length of the window.</summary>
    public int Kernel { get; set; } = kernel;

    /// <summary>The distance between two windows; by default the kernel, so that windows do not overlap.</summary>
    public int Stride { get; set; }

    /// <summary>Positions added at each end, at most half of the kernel.</summary>
    public int Padding { get; set; }

    /// <summary>Whether padded positions count in the mean, as zeros.</summary>
    public bool CountIncludePad { get; set; } = true;
}
