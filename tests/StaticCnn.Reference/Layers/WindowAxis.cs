namespace StaticCnn.Reference.Layers;

/// <summary>One axis of a sliding window: tap k of output o reads input <c>o * Stride + k * Dilation - Before</c>, if it is there.</summary>
/// <param name="Kernel">The number of taps.</param>
/// <param name="Stride">The distance between two outputs.</param>
/// <param name="Dilation">The distance between two taps.</param>
/// <param name="Before">The padding before the first element.</param>
/// <param name="Outputs">The number of outputs.</param>
public readonly record struct WindowAxis(int Kernel, int Stride, int Dilation, int Before, int Outputs)
{
    /// <summary>The axis that a sequence lacks.</summary>
    public static WindowAxis Unit => new(1, 1, 1, 0, 1);

    /// <summary>The input position that a tap reads; negative or past the end in the padding.</summary>
    public int Position(int output, int tap) => (output * Stride) + (tap * Dilation) - Before;

    /// <summary>An axis over the given number of inputs.</summary>
    /// <exception cref="ArgumentException">The window does not fit, or an argument is out of range.</exception>
    public static WindowAxis Over(int inputs, int kernel, int stride, int padding, int dilation = 1)
    {
        if (kernel < 1 || stride < 1 || dilation < 1 || padding < Padding.Same)
            throw new ArgumentException($"Kernel {kernel}, stride {stride}, padding {padding}, dilation {dilation}: the first two and the last are at least 1, padding at least 0 or Same.");
        var extent = ((kernel - 1) * dilation) + 1;
        if (padding == Padding.Same)
        {
            var outputs = (inputs + stride - 1) / stride;
            var total = Math.Max(((outputs - 1) * stride) + extent - inputs, 0);
            return new(kernel, stride, dilation, total / 2, outputs);
        }

        var room = inputs + (2 * padding) - extent;
        if (room < 0) throw new ArgumentException($"Kernel {kernel} with dilation {dilation} does not fit {inputs} inputs with padding {padding}.");
        return new(kernel, stride, dilation, padding, (room / stride) + 1);
    }
}
