using static System.FormattableString;
using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

internal static class LowerElementwise
{
    public static ImmutableArray<Kernel> Dropout(Dropout o, LoweringContext c) =>
    [
        new DropoutKernel(
            c.Method(o.Layer, o.IsGradient ? "DropoutGradient" : "Dropout"),
            Invariant($"dropout at rate {o.Rate:R}, {c.ShapeOf(o.Y)}"),
            Operand.Read("x", o.X),
            Operand.Write("y", o.Y),
            o.IsGradient,
            c.ShapeOf(o.Y).Positions,
            c.ShapeOf(o.Y).Channels,
            o.Rate,
            o.Stream),
    ];

    /// <summary>A sigmoid is not zero at zero: the lanes beyond the channels are cleared after it, because they must stay zero.</summary>
    public static ImmutableArray<Kernel> ClearLanes(string layer, ActivationKind activation, int value, LoweringContext c)
    {
        var shape = c.ShapeOf(value);
        if (activation != ActivationKind.Sigmoid || shape.Channels % Lanes.Count == 0) return [];
        return
        [
            new ClearLanesKernel(
                c.Method(layer, "ClearLanes"), Invariant($"zeros beyond the {shape.Channels} channels"), Operand.Write("y", value), shape.Positions, shape.Channels),
        ];
    }
}
