namespace StaticCnn.Reference.Layers;

/// <summary>A window over rows and columns. Of the arguments for one axis, 0 means not set, and the one for both axes holds.</summary>
public readonly record struct Window(WindowAxis Y, WindowAxis X)
{
    /// <summary>The window of a convolution over an image.</summary>
    public static Window Of(Conv2DAttribute a, ValueShape input) => new(
        WindowAxis.Over(input.Height, Or(a.KernelHeight, a.Kernel), Or(a.StrideHeight, a.Stride), Or(a.PaddingHeight, a.Padding), Or(a.DilationHeight, a.Dilation)),
        WindowAxis.Over(input.Width, Or(a.KernelWidth, a.Kernel), Or(a.StrideWidth, a.Stride), Or(a.PaddingWidth, a.Padding), Or(a.DilationWidth, a.Dilation)));

    /// <summary>The window of a convolution over a sequence.</summary>
    public static Window Of(Conv1DAttribute a, ValueShape input) =>
        new(WindowAxis.Unit, WindowAxis.Over(input.Width, a.Kernel, a.Stride, a.Padding, a.Dilation));

    /// <summary>The window of a maximum over an image.</summary>
    public static Window Of(MaxPool2DAttribute a, ValueShape input) => new(
        Pool(input.Height, Or(a.KernelHeight, a.Kernel), Or(a.StrideHeight, a.Stride), Or(a.PaddingHeight, a.Padding)),
        Pool(input.Width, Or(a.KernelWidth, a.Kernel), Or(a.StrideWidth, a.Stride), Or(a.PaddingWidth, a.Padding)));

    /// <summary>The window of a mean over an image.</summary>
    public static Window Of(AveragePool2DAttribute a, ValueShape input) => new(
        Pool(input.Height, Or(a.KernelHeight, a.Kernel), Or(a.StrideHeight, a.Stride), Or(a.PaddingHeight, a.Padding)),
        Pool(input.Width, Or(a.KernelWidth, a.Kernel), Or(a.StrideWidth, a.Stride), Or(a.PaddingWidth, a.Padding)));

    /// <summary>The window of a maximum over a sequence.</summary>
    public static Window Of(MaxPool1DAttribute a, ValueShape input) => new(WindowAxis.Unit, Pool(input.Width, a.Kernel, a.Stride, a.Padding));

    /// <summary>The window of a mean over a sequence.</summary>
    public static Window Of(AveragePool1DAttribute a, ValueShape input) => new(WindowAxis.Unit, Pool(input.Width, a.Kernel, a.Stride, a.Padding));

    /// <summary>The window of a trainable pooling.</summary>
    public static Window Of(Subsample2DAttribute a, ValueShape input) =>
        new(Pool(input.Height, a.Kernel, 0, 0), Pool(input.Width, a.Kernel, 0, 0));

    // Padding of at most half the kernel leaves no window without an input.
    private static WindowAxis Pool(int inputs, int kernel, int stride, int padding) =>
        padding >= 0 && padding <= kernel / 2
            ? WindowAxis.Over(inputs, kernel, Or(stride, kernel), padding)
            : throw new ArgumentException($"Padding {padding} of a pooling is not within 0 and half of its kernel, {kernel / 2}.");

    private static int Or(int own, int both) => own != 0 ? own : both;
}
