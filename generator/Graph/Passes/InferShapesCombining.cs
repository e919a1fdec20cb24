using StaticCnn.Generator.Diagnostics;
using static System.FormattableString;

namespace StaticCnn.Generator.Graph.Passes;

/// <summary>Shapes of the layers that read several values.</summary>
internal static class InferShapesCombining
{
    public static Layer? InferAdd(InferShapesLayer layer)
    {
        if (FirstShape(layer) is not { } first) return null;
        for (var i = 1; i < layer.Inputs.Count; i++)
        {
            if (layer.Shapes[i] is not { } other) return null;
            if (other != first) return Mismatch(layer, first, i, other, "Add needs equal shapes");
        }

        return new AddLayer(layer.Name, layer.Kind, layer.Inputs, first);
    }

    public static Layer? InferConcat(InferShapesLayer layer)
    {
        if (FirstShape(layer) is not { } first) return null;
        double channels = first.Channels;
        for (var i = 1; i < layer.Inputs.Count; i++)
        {
            if (layer.Shapes[i] is not { } other) return null;
            if (other with { Channels = first.Channels } != first) return Mismatch(layer, first, i, other, "Concat needs shapes that are equal except for the channels");
            channels += other.Channels;
        }

        if (InferShapesSizes.IsTooLarge(channels * first.Positions))
        {
            layer.Fail(Descriptors.TooLarge, null, $"the output of {layer.Title} has {InferShapesSizes.Text(channels * first.Positions)} elements; at most {InferShapesSizes.Text(int.MaxValue)} are possible");
            return null;
        }

        return new ConcatLayer(layer.Name, layer.Kind, layer.Inputs, first with { Channels = (int)channels });
    }

    private static Shape? FirstShape(InferShapesLayer layer)
    {
        if (layer.Inputs.Count < 2)
            layer.Fail(Descriptors.NothingToCombine, null, $"{layer.Title} names no other value; write [{layer.Kind}(\"name\")] with the name of the value to combine");
        return layer.AnyInput();
    }

    private static Layer? Mismatch(InferShapesLayer layer, Shape first, int index, Shape other, string rule)
    {
        layer.Fail(Descriptors.ShapeMismatch, Invariant($"With[{index - 1}]"), $"{layer.Title} reads shapes {first} ({layer.Origins[0]}) and {other} ({layer.Origins[index]}); {rule}");
        return null;
    }
}
