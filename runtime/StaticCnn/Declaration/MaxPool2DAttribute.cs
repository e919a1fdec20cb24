namespace StaticCnn;

/// <summary>The maximum of each window of an image. The gradient goes to the first maximum of the window.</summary>
/// <param name="kernel">The height and width of the window.</param>
public sealed class MaxPool2DAttribute(int kernel) : LayerAttribute
{
    /// <summary>The height and width of the window.</summary>
    public int Kernel { get; set; } = kernel;

    /// <summary>The height of the window alone; overrides <see cref="Kernel"/>.</summary>
    public int KernelHeight { get; set; }

    /// <summary>The width of the window alone; overrides <see cref="Kernel"/>.</summary>
    public int KernelWidth { get; set; }

    /// <summary>The distance between two windows; by default the kernel, so that windows do not overlap.</summary>
    public int Stride { get; set; }

    /// <summary>The same for the height alone; overrides <see cref="Stride"/>.</summary>
    public int StrideHeight { get; set; }

    /// <summary>The same for the width alone; overrides <see cref="Stride"/>.</summary>
    public int StrideWidth { get; set; }

    /// <summary>Positions added at each edge, at most half of the kernel.</summary>
    public int Padding { get; set; }

    /// <summary>The same for the height alone; overrides <see cref="Padding"/>.</summary>
    public int PaddingHeight { get; set; }

    /// <summary>The same for the width alone; overrides <see cref="Padding"/>.</summary>
    public int PaddingWidth { get; set; }
}
