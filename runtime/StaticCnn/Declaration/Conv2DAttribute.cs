namespace StaticCnn;

/// <summary>
/// A convolution (cross-correlation) over an image: (channels, height, width) to
/// (filters, (height + 2 padding - dilation (kernel - 1) - 1) / stride + 1, likewise for the width).
/// </summary>
/// <param name="filters">The number of output channels.</param>
public sealed class Conv2DAttribute(int filters) : LayerAttribute
{
    /// <summary>The number of output channels.</summary>
    public int Filters { get; } = filters;

    /// <summary>The height and width of the kernel.</summary>
    public int Kernel { get; set; } = 3;

    /// <summary>The same for the height alone; overrides <see cref="Kernel"/>.</summary>
    public int KernelHeight { get; set; }

    /// <summary>The same for the width alone; overrides <see cref="Kernel"/>.</summary>
    public int KernelWidth { get; set; }

    /// <summary>The distance between two output positions, in input positions.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>The same for the height alone; overrides <see cref="Stride"/>.</summary>
    public int StrideHeight { get; set; }

    /// <summary>The same for the width alone; overrides <see cref="Stride"/>.</summary>
    public int StrideWidth { get; set; }

    /// <summary>Zeros added at each edge, or <see cref="StaticCnn.Padding.Same"/> for an output of input / stride, rounded up.</summary>
    public int Padding { get; set; }

    /// <summary>The same for the height alone; overrides <see cref="Padding"/>.</summary>
    public int PaddingHeight { get; set; }

    /// <summary>The same for the width alone; overrides <see cref="Padding"/>.</summary>
    public int PaddingWidth { get; set; }

    /// <summary>The distance between two taps of the kernel, in input positions.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>The same for the height alone; overrides <see cref="Dilation"/>.</summary>
    public int DilationHeight { get; set; }

    /// <summary>The same for the width alone; overrides <see cref="Dilation"/>.</summary>
    public int DilationWidth { get; set; }

    /// <summary>The number of groups that the channels are split into; equal to the input channels, it makes the convolution depthwise.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether a bias is added to every output channel.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>How the weights start.</summary>
    public Initializer Initializer { get; set; }
}
