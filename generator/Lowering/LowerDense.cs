using static System.FormattableString;
using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

/// <summary>Dense layers, the inputs in the lanes, in whatever order the input value is stored.</summary>
internal static class LowerDense
{
    public static ImmutableArray<Kernel> Forward(Dense o, LoweringContext c)
    {
        var (x, y) = (c.ShapeOf(o.X), c.ShapeOf(o.Y));
        var layout = c.LayoutOf(o.X);
        c.Pack(
            o.Weight,
            y.Channels * layout.Length,
            PackedAxis.Linear(y.Channels, layout.Length),
            PackedAxis.Linear(x.Channels, layout.Channel),
            PackedAxis.Linear(x.Height, layout.Row),
            PackedAxis.Linear(x.Width, layout.Column));
        if (o.Bias != None.Id) c.PackChannels(o.Bias);
        var bias = o.Bias == None.Id ? (Operand?)null : Operand.Tensor("bias", o.Bias);
        return
        [
            new DenseKernel(
                c.Method(o.Layer, "Forward"),
                Invariant($"dense, {x} -> {y}"),
                DensePass.Forward,
                Operand.Read("x", o.X),
                Operand.Tensor("weight", o.Weight),
                bias,
                Operand.Write("y", o.Y),
                layout.Length,
                y.Channels),
        ];
    }

    public static ImmutableArray<Kernel> InputGradient(DenseInputGradient o, LoweringContext c) =>
    [
        new DenseKernel(
            c.Method(o.Layer, "InputGradient"),
            Invariant($"input gradient of dense, {c.ShapeOf(o.Dy)} -> {c.ShapeOf(o.Dx)}{LowerConvolution.Before(o.Activation)}"),
            DensePass.InputGradient,
            Operand.Read("dy", o.Dy),
            Operand.Tensor("weight", o.Weight),
            null,
            Operand.Write("dx", o.Dx),
            c.LayoutOf(o.Dx).Length,
            c.ShapeOf(o.Dy).Channels,
            ActivationGradient.Of(o.Activation)),
    ];

    public static ImmutableArray<Kernel> WeightGradient(DenseWeightGradient o, LoweringContext c)
    {
        var weight = new DenseKernel(
            c.Method(o.Layer, "WeightGradient"),
            Invariant($"weight gradient of dense, {c.ShapeOf(o.X)} and {c.ShapeOf(o.Dy)}"),
            DensePass.WeightGradient,
            Operand.Read("x", o.X),
            Operand.Read("dy", o.Dy),
            null,
            Operand.Gradient("dw", o.Weight),
            c.LayoutOf(o.X).Length,
            c.ShapeOf(o.Dy).Channels);
        return [weight];
    }
}
