using StaticCnn.Generator.Diagnostics;
using static System.FormattableString;

namespace StaticCnn.Generator.Graph.Passes;

/// <summary>Shapes of convolutions: out = (in + padding - dilation (kernel - 1) - 1) / stride + 1 per axis, rounded down.</summary>
internal static class InferShapesConvolution
{
    public static Layer? Infer(InferShapesLayer layer, int rank)
    {
        var filters = layer.AtLeast(1, "Filters", layer.Attribute.Integer("Filters", 0));
        var y = rank == 3 ? InferShapesAxis.Read(layer, "Height", strideIsKernel: false) : null;
        var x = InferShapesAxis.Read(layer, rank == 3 ? "Width" : "", strideIsKernel: false);
        var groups = layer.AtLeast(1, "Groups", layer.Attribute.Integer("Groups", 1));
        var initializer = layer.Member("Initializer", InferShapesDense.Initializers);
        if (!layer.Failed && filters % groups != 0)
            layer.Fail(Descriptors.GroupsDoNotDivide, "Groups", Invariant($"the {groups} groups of {layer.Title} do not divide its {filters} filters"));

        if (layer.InputOfRank(rank) is not { } input) return null;
        if (input.Channels % groups != 0)
            layer.Fail(Descriptors.GroupsDoNotDivide, "Groups", Invariant($"the {groups} groups of {layer.Title} do not divide the {input.Channels} channels of its input ({layer.Origins[0]})"));
        if (layer.Failed || InferShapesWindow.Place(layer, input, y, x) is not { } window) return null;

        var bias = layer.Attribute.Flag("Bias", true);
        var weights = (double)filters * (input.Channels / groups) * window.Window.Y.Kernel * window.Window.X.Kernel;
        layer.CountParameters(weights + (bias ? filters : 0), Arithmetic(filters, input.Channels / groups, y, x, bias));
        return layer.Sized(filters, window.Height, window.Width, rank) is { } output && !layer.Failed
            ? new ConvolutionLayer(layer.Name, layer.Kind, layer.Inputs, output, window.Window, groups, bias, initializer)
            : null;
    }

    private static string Arithmetic(int filters, int channels, InferShapesAxis? y, InferShapesAxis x, bool bias) =>
        Invariant($"{filters}x{channels}")
        + (y is null ? "" : Invariant($"x{y.Kernel.Value}")) + Invariant($"x{x.Kernel.Value}") + (bias ? Invariant($" + {filters}") : "");
}
