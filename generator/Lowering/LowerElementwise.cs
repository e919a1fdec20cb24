using static System.FormattableString;
using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

internal static class LowerElementwise
{
    public static ImmutableArray<Kernel> Activate(Activate o, LoweringContext c) =>
    [
        new MapKernel(
            c.Method(o.Layer, o.Activation.ToString()),
            Invariant($"{o.Activation}, {c.ShapeOf(o.Y)}"),
            MapFunction.Activate,
            [Operand.Read("x", o.X)],
            Operand.Write("y", o.Y),
            c.LayoutOf(o.Y).Length,
            o.Activation,
            o.Slope),
        .. ClearLanes(o.Layer, o.Activation, o.Y, c),
    ];

    public static ImmutableArray<Kernel> ActivateGradient(ActivateGradient o, LoweringContext c) =>
    [
        new MapKernel(
            c.Method(o.Layer, o.Activation + "Gradient"),
            Invariant($"gradient of {o.Activation} from its value, {c.ShapeOf(o.Y)}"),
            MapFunction.ActivateGradient,
            [Operand.Read("y", o.Y), Operand.Read("dy", o.Dy)],
            Operand.Write("dx", o.Dx),
            c.LayoutOf(o.Dx).Length,
            o.Activation,
            o.Slope),
    ];

    public static ImmutableArray<Kernel> Add(Add o, LoweringContext c) =>
    [
        new MapKernel(
            c.Method(o.Layer, o.IsGradient ? "GradientSum" : "Add"),
            Invariant($"sum of {o.Terms.Length} values of {c.ShapeOf(o.Y)}"),
            MapFunction.Add,
            [.. o.Terms.Select((t, i) => Operand.Read(Invariant($"x{i}"), t))],
            Operand.Write("y", o.Y),
            c.LayoutOf(o.Y).Length,
            ActivationKind.None,
            0),
    ];

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
