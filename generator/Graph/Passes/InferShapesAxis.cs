namespace StaticCnn.Generator.Graph.Passes;

/// <summary>A number of a window along one axis, and the property that it comes from.</summary>
internal readonly record struct AxisValue(int Value, string Argument);

/// <summary>The arguments of a window along one axis, before the size of the input is known.</summary>
internal sealed record InferShapesAxis(AxisValue Kernel, AxisValue Stride, AxisValue Padding, AxisValue Dilation)
{
    /// <summary>The value of Padding that makes the output the input divided by the stride, rounded up.</summary>
    public const int Same = -1;

    public const int DefaultKernel = 3;

    /// <summary>Reads and checks the arguments of one axis.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="axis">Height or Width, whose arguments override the common ones; empty for a sequence.</param>
    /// <param name="strideIsKernel">Whether a stride of zero means the kernel, as in pooling.</param>
    public static InferShapesAxis Read(InferShapesLayer layer, string axis, bool strideIsKernel)
    {
        var result = new InferShapesAxis(
            Find(layer, "Kernel", axis, DefaultKernel),
            Find(layer, "Stride", axis, strideIsKernel ? 0 : 1),
            Find(layer, "Padding", axis, 0),
            Find(layer, "Dilation", axis, 1));
        layer.AtLeast(1, result.Kernel.Argument, result.Kernel.Value);
        layer.AtLeast(strideIsKernel ? 0 : 1, result.Stride.Argument, result.Stride.Value);
        layer.AtLeast(Same, result.Padding.Argument, result.Padding.Value);
        layer.AtLeast(1, result.Dilation.Argument, result.Dilation.Value);
        return strideIsKernel && result.Stride.Value == 0 ? result with { Stride = result.Kernel } : result;
    }

    private static AxisValue Find(InferShapesLayer layer, string property, string axis, int unset)
    {
        var own = axis.Length == 0 ? 0 : layer.Attribute.Integer(property + axis, 0);
        return own != 0 ? new(own, property + axis) : new(layer.Attribute.Integer(property, unset), property);
    }

    /// <summary>The positions that a kernel spans.</summary>
    public long Extent => ((long)(Kernel.Value - 1) * Dilation.Value) + 1;

    /// <summary>The size of the input with its padding.</summary>
    public long Padded(int size) => Padding.Value == Same ? Math.Max(size, ((Outputs(size) - 1) * Stride.Value) + Extent) : size + (2L * Padding.Value);

    public bool Fits(int size) => Extent <= Padded(size);

    /// <summary>The largest kernel that fits.</summary>
    public long LargestKernel(int size) => ((Padded(size) - 1) / Dilation.Value) + 1;

    /// <summary>The number of outputs over an input that the kernel fits.</summary>
    public long Outputs(int size) =>
        Padding.Value == Same ? (size + (long)Stride.Value - 1) / Stride.Value : ((Padded(size) - Extent) / Stride.Value) + 1;

    /// <summary>The axis over an input that the kernel fits; an odd number of padded positions has the greater half at the end.</summary>
    public WindowAxis Over(int size)
    {
        var before = (int)((Padded(size) - size) / 2);
        return new(Kernel.Value, Stride.Value, before, (int)(Padded(size) - size - before), Dilation.Value);
    }
}
