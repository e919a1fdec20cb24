using StaticCnn.Generator.Diagnostics;
using static System.FormattableString;

namespace StaticCnn.Generator.Graph.Passes;

/// <summary>Shapes of pooling and subsampling.</summary>
internal static class InferShapesPooling
{
    private static readonly ActivationKind[] Activations = [ActivationKind.None, ActivationKind.ReLU, ActivationKind.Sigmoid, ActivationKind.Tanh];

    public static Layer? Infer(InferShapesLayer layer, int rank, PoolKind pool)
    {
        var y = rank == 3 ? InferShapesAxis.Read(layer, "Height", strideIsKernel: true) : null;
        var x = InferShapesAxis.Read(layer, rank == 3 ? "Width" : "", strideIsKernel: true);
        if (y is not null) CheckPadding(layer, y);
        CheckPadding(layer, x);
        if (layer.InputOfRank(rank) is not { } input || InferShapesWindow.Place(layer, input, y, x) is not { } window) return null;
        return layer.Sized(input.Channels, window.Height, window.Width, rank) is { } output
            ? new PoolLayer(layer.Name, layer.Kind, layer.Inputs, output, pool, window.Window, layer.Attribute.Flag("CountIncludePad", true))
            : null;
    }

    public static Layer? InferGlobal(InferShapesLayer layer)
    {
        if (layer.InputOfRank(2, 3) is not { } input) return null;
        var window = new Window(new(input.Height, input.Height, 0, 0, 1), new(input.Width, input.Width, 0, 0, 1));
        return new PoolLayer(layer.Name, layer.Kind, layer.Inputs, new(input.Channels, 1, 1, 1), PoolKind.Average, window, true);
    }

    public static Layer? InferSubsample(InferShapesLayer layer)
    {
        // No argument but Kernel is there, so that the stride is the kernel.
        var axis = InferShapesAxis.Read(layer, "", strideIsKernel: true);
        var sum = layer.Member("Down", [false, true]);
        var activation = layer.Member("Activation", Activations);
        if (layer.InputOfRank(3) is not { } input || InferShapesWindow.Place(layer, input, axis, axis) is not { } window) return null;
        layer.CountParameters(2.0 * input.Channels, Invariant($"2x{input.Channels}"));
        if (layer.Failed) return null;
        var output = new Shape(input.Channels, window.Height, window.Width, 3);
        return new SubsampleLayer(layer.Name, layer.Kind, layer.Inputs, output, window.Window, sum, activation);
    }

    // As PyTorch: a larger one gives windows that see padding only.
    private static void CheckPadding(InferShapesLayer layer, InferShapesAxis axis)
    {
        if (layer.Failed || axis.Padding.Value <= axis.Kernel.Value / 2) return;
        layer.Fail(Descriptors.PoolPadding, axis.Padding.Argument, Invariant($"{axis.Padding.Argument} {axis.Padding.Value} of {layer.Title} is more than half of its kernel {axis.Kernel.Value}; reduce it to {axis.Kernel.Value / 2}"));
    }
}
