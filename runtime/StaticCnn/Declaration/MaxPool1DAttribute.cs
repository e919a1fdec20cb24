namespace StaticCnn;

/// <summary>The maximum of each window of a sequence. The gradient goes to the first maximum of the window.</summary>
/// <param name="kernel">The length of the window.</param>
public sealed class MaxPool1DAttribute(int kernel) : LayerAttribute
{
    /// <summary>The length of the window.</summary>
    public int Kernel { get; set; } = kernel;

    /// <summary>The distance between two windows; by default the kernel, so that windows do not overlap.</summary>
    public int Stride { get; set; }

    /// <summary>Positions added at each end, at most half of the kernel.</summary>
    public int Padding { get; set; }
}
