using static System.FormattableString;

namespace StaticCnn.Generator.Graph.Passes;

/// <summary>Shapes of fully connected layers and of flattening.</summary>
internal static class InferShapesDense
{
    /// <summary>The members of the enumeration Initializer, in its order.</summary>
    public static readonly string[] Initializers = ["Default", "KaimingUniform", "KaimingNormal", "XavierUniform", "XavierNormal"];

    public static Layer? Infer(InferShapesLayer layer)
    {
        var units = layer.AtLeast(1, "Units", layer.Attribute.Integer("Units", 0));
        var initializer = layer.Member("Initializer", Initializers);
        var bias = layer.Attribute.Flag("Bias", true);
        if (layer.AnyInput() is { } input)
            layer.CountParameters(((double)units * input.Count) + (bias ? units : 0), Invariant($"{units}x{input.Count}") + (bias ? Invariant($" + {units}") : ""));
        // The output is known even where the input is not.
        return layer.Failed ? null : new DenseLayer(layer.Name, layer.Kind, layer.Inputs, new(units, 1, 1, 1), bias, initializer);
    }

    public static Layer? InferFlatten(InferShapesLayer layer) =>
        layer.AnyInput() is { } input ? new FlattenLayer(layer.Name, layer.Kind, layer.Inputs, new(input.Count, 1, 1, 1)) : null;
}
