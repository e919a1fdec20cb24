namespace StaticCnn;

/// <summary>
/// A convolution (cross-correlation) over a sequence: (channels, length) to (filters, (length + 2 padding - dilation (kernel - 1) - 1) / stride + 1).
/// </summary>
/// <param name="filters">The number of output channels.</param>
public sealed class Conv1DAttribute(int filters) : LayerAttribute
{
    /// <summary>The number of output channels.</summary>
    public int Filters { get; } = filters;

    /// <summary>The length of the kernel.</summary>
    public int Kernel { get; set; } = 3;

    /// <summary>The distance between two output positions, in input positions.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>Zeros added at each end, or <see cref="StaticCnn.Padding.Same"/> for an output of length / stride, rounded up.</summary>
    public int Padding { get; set; }

    /// <summary>The distance between two taps of the kernel, in input positions.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>The number of groups that the channels are split into; equal to the input channels, it makes the convolution depthwise.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether a bias is added to every output channel.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>How the weights start.</summary>
    public Initializer Initializer { get; set; }
}
