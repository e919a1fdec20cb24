using static System.FormattableString;
using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

internal static class LowerPooling
{
    public static ImmutableArray<Kernel> Max(MaxPool o, LoweringContext c)
    {
        var winner = o.Winner == None.Id ? (Operand?)null : Operand.Write("winner", o.Winner);
        return [Kernel(o.Layer, "Forward", "maximum of each window", PoolPass.Max, Operand.Read("x", o.X), Operand.Write("y", o.Y), winner, o.Window, o.X, o.Y, AverageDivisor.One, c)];
    }

    public static ImmutableArray<Kernel> MaxGradient(MaxPoolGradient o, LoweringContext c) =>
        [Kernel(o.Layer, "InputGradient", "gradient to each window's maximum", PoolPass.MaxGradient, Operand.Read("dy", o.Dy), Operand.Write("dx", o.Dx), Operand.Read("winner", o.Winner), o.Window, o.Dx, o.Dy, AverageDivisor.One, c)];

    public static ImmutableArray<Kernel> Average(AveragePool o, LoweringContext c) =>
        [Kernel(o.Layer, o.Divisor == AverageDivisor.One ? "Sum" : "Mean", o.Divisor == AverageDivisor.One ? "sum of each window" : "mean of each window", PoolPass.Average, Operand.Read("x", o.X), Operand.Write("y", o.Y), null, o.Window, o.X, o.Y, o.Divisor, c)];

    public static ImmutableArray<Kernel> AverageGradient(AveragePoolGradient o, LoweringContext c) =>
        [Kernel(o.Layer, "InputGradient", "gradient spread over each window", PoolPass.AverageGradient, Operand.Read("dy", o.Dy), Operand.Write("dx", o.Dx), null, o.Window, o.Dx, o.Dy, o.Divisor, c)];

    private static PoolKernel Kernel(
        string layer, string pass, string what, PoolPass kind, Operand x, Operand y, Operand? winner, Window window, int input, int output, AverageDivisor divisor, LoweringContext c) =>
        new(
            c.Method(layer, pass),
            Invariant($"{what}, {LowerConvolution.Describe(window)}, {c.ShapeOf(input)} -> {c.ShapeOf(output)}"),
            kind,
            x,
            y,
            winner,
            window,
            c.ShapeOf(input),
            c.ShapeOf(output),
            divisor);
}
