using StaticCnn.Generator.Diagnostics;
using static System.FormattableString;

namespace StaticCnn.Generator.Graph.Passes;

/// <summary>A window over an input: whether it fits, and how many outputs it has.</summary>
internal sealed record InferShapesWindow(Window Window, int Height, int Width)
{
    /// <summary>Places a window; null where it does not fit.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">The shape of its input.</param>
    /// <param name="y">The axis of the height; null for a sequence.</param>
    /// <param name="x">The axis of the width, or of the sequence.</param>
    public static InferShapesWindow? Place(InferShapesLayer layer, Shape input, InferShapesAxis? y, InferShapesAxis x)
    {
        if (y is not null && !CheckFit(layer, input, y, input.Height, y, x)) return null;
        if (!CheckFit(layer, input, x, input.Width, y, x)) return null;
        return new(
            new(y?.Over(input.Height) ?? WindowAxis.Unit, x.Over(input.Width)),
            (int)(y?.Outputs(input.Height) ?? 1),
            (int)x.Outputs(input.Width));
    }

    private static bool CheckFit(InferShapesLayer layer, Shape input, InferShapesAxis axis, int size, InferShapesAxis? y, InferShapesAxis x)
    {
        if (InferShapesSizes.IsTooLarge(axis.Padded(size)) || InferShapesSizes.IsTooLarge(axis.Extent))
        {
            var argument = InferShapesSizes.IsTooLarge(axis.Extent) ? axis.Dilation.Argument : axis.Padding.Argument;
            layer.Fail(Descriptors.TooLarge, argument, $"the window or the padded input of {layer.Title} passes {InferShapesSizes.Text(int.MaxValue)} positions");
            return false;
        }

        if (axis.Fits(size)) return true;
        layer.Fail(Descriptors.KernelDoesNotFit, axis.Kernel.Argument, Message(layer, input, axis, size, y, x));
        return false;
    }

    private static string Message(InferShapesLayer layer, Shape input, InferShapesAxis axis, int size, InferShapesAxis? y, InferShapesAxis x)
    {
        var kernel = y is null || y.Kernel.Value == x.Kernel.Value ? Invariant($"{x.Kernel.Value}") : Invariant($"{y.Kernel.Value}x{x.Kernel.Value}");
        var spans = axis.Dilation.Value == 1 ? "" : Invariant($", which spans {axis.Extent} positions with dilation {axis.Dilation.Value},");
        var extent = y is null ? Invariant($"input of length {input.Width}") : Invariant($"{input.Height}x{input.Width} input");
        var padded = axis.Padding.Value == 0 ? "" : Invariant($", padded from {size} to {axis.Padded(size)},");
        // Where the kernel is the same on both axes, it must fit the shorter one.
        var largest = y is not null && y.Kernel.Argument == x.Kernel.Argument
            ? Math.Min(y.LargestKernel(input.Height), x.LargestKernel(input.Width))
            : axis.LargestKernel(size);
        var padding = layer.Kind.StartsWith("Conv", StringComparison.Ordinal) ? axis.Padding.Value == 0 ? " or set Padding" : " or increase Padding" : "";
        return Invariant($"{layer.Kind} kernel {kernel}{spans} does not fit the {extent}{padded} of layer '{layer.Name}' ({layer.Origins[0]}); reduce {axis.Kernel.Argument} to {largest}{padding}");
    }
}
