using static System.FormattableString;
using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

internal static class LowerLosses
{
    public static ImmutableArray<Kernel> Softmax(Softmax o, LoweringContext c) =>
        [Kernel(o.Layer, "Softmax", "softmax", SoftmaxPass.Forward, [Operand.Read("x", o.X), Operand.Write("y", o.Y)], o.Y, c)];

    public static ImmutableArray<Kernel> SoftmaxGradient(SoftmaxGradient o, LoweringContext c) =>
        [Kernel(o.Layer, "SoftmaxGradient", "y (dy - sum(y dy))", SoftmaxPass.Gradient, [Operand.Read("y", o.Y), Operand.Read("dy", o.Dy), Operand.Write("dx", o.Dx)], o.Y, c)];

    public static ImmutableArray<Kernel> CrossEntropy(SoftmaxCrossEntropyLoss o, LoweringContext c) =>
    [
        Kernel(
            o.Layer,
            "SoftmaxCrossEntropy",
            "softmax, -log of the label's probability, and (p - onehot) / batch",
            SoftmaxPass.CrossEntropy,
            [
                Operand.Read("x", o.X),
                new("labels", OperandKind.Labels, 0, false),
                new("losses", OperandKind.Losses, 0, true),
                Operand.Write("y", o.Probabilities),
                Operand.Write("dx", o.Dx),
            ],
            o.X,
            c),
    ];

    public static ImmutableArray<Kernel> SquaredError(MeanSquaredErrorLoss o, LoweringContext c) =>
    [
        new SquaredErrorKernel(
            c.Method(o.Layer, "MeanSquaredError"),
            Invariant($"mean of (x - target)^2 and its gradient, {c.ShapeOf(o.X)}"),
            Operand.Read("x", o.X),
            new("targets", OperandKind.Targets, 0, false),
            new("losses", OperandKind.Losses, 0, true),
            Operand.Write("dx", o.Dx),
            c.ShapeOf(o.X)),
    ];

    private static SoftmaxKernel Kernel(
        string layer, string pass, string what, SoftmaxPass kind, ImmutableArray<Operand> operands, int value, LoweringContext c) =>
        new(c.Method(layer, pass), Invariant($"{what}, {c.ShapeOf(value)}"), kind, operands, c.ShapeOf(value).Positions, c.ShapeOf(value).Channels);
}
