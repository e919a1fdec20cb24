using static System.FormattableString;

namespace StaticCnn.Generator.Graph.Passes;

/// <summary>Layers that keep the shape. Their numbers become floats, so they are checked as floats.</summary>
internal static class InferShapesElementwise
{
    public static Layer? Infer(InferShapesLayer layer, ActivationKind kind) =>
        layer.AnyInput() is { } input ? new ActivationLayer(layer.Name, layer.Kind, layer.Inputs, input, kind, 0) : null;

    public static Layer? InferLeaky(InferShapesLayer layer)
    {
        var slope = layer.Real("Slope", 0.01, v => v >= 0 && IsFinite(v), "at least 0 and finite");
        return layer.AnyInput() is { } input
            ? new ActivationLayer(layer.Name, layer.Kind, layer.Inputs, input, ActivationKind.LeakyReLU, slope)
            : null;
    }

    public static Layer? InferSoftmax(InferShapesLayer layer) =>
        layer.AnyInput() is { } input ? new SoftmaxLayer(layer.Name, layer.Kind, layer.Inputs, input) : null;

    public static Layer? InferBatchNorm(InferShapesLayer layer)
    {
        var epsilon = layer.Real("Epsilon", 1e-5, v => (float)v > 0 && IsFinite(v), "above 0 and finite, also as a float");
        var momentum = layer.Real("Momentum", 0.1, v => v is >= 0 and <= 1, "from 0 to 1");
        if (layer.AnyInput() is not { } input) return null;
        layer.CountParameters(2.0 * input.Channels, Invariant($"2x{input.Channels}"));
        return layer.Failed ? null : new BatchNormLayer(layer.Name, layer.Kind, layer.Inputs, input, epsilon, momentum);
    }

    public static Layer? InferDropout(InferShapesLayer layer)
    {
        // As a float, the rate must stay below 1 too: the other elements are divided by 1 - rate.
        var rate = layer.Real("Rate", 0, v => v >= 0 && (float)v < 1, "at least 0 and below 1");
        return layer.AnyInput() is { } input ? new DropoutLayer(layer.Name, layer.Kind, layer.Inputs, input, rate) : null;
    }

    private static bool IsFinite(double value) => !float.IsNaN((float)value) && !float.IsInfinity((float)value);
}
