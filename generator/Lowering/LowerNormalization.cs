using static System.FormattableString;
using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

/// <summary>What has numbers per channel: scale and shift, batch normalisation, bias gradients.</summary>
internal static class LowerNormalization
{
    public static ImmutableArray<Kernel> ScaleShift(ScaleShift o, LoweringContext c)
    {
        c.PackChannels(o.Scale);
        c.PackChannels(o.Shift);
        return [Map(o.Layer, "ScaleShift", "scale x + shift", ChannelFunction.ScaleShift, [Operand.Read("x", o.X)], [Operand.Tensor("scale", o.Scale), Operand.Tensor("shift", o.Shift)], Operand.Write("y", o.Y), c)];
    }

    public static ImmutableArray<Kernel> ScaleInputGradient(ScaleInputGradient o, LoweringContext c) =>
        [Map(o.Layer, "ScaleGradient", "scale dy", ChannelFunction.Scale, [Operand.Read("dy", o.Dy)], [Operand.Tensor("scale", o.Scale)], Operand.Write("dx", o.Dx), c)];

    public static ImmutableArray<Kernel> ScaleShiftGradient(ScaleShiftGradient o, LoweringContext c) =>
        [Reduce(o.Layer, "ParameterGradient", "dscale += sum(x dy), dshift += sum(dy)", ChannelReduction.SumOfProducts, [Operand.Read("x", o.X), Operand.Read("dy", o.Dy)], [Operand.Gradient("dscale", o.Scale), Operand.Gradient("dshift", o.Shift)], o.Dy, c)];

    public static Kernel BiasGradient(BiasGradient o, LoweringContext c) =>
        Reduce(o.Layer, "BiasGradient", "dbias += sum(dy)", ChannelReduction.Sum, [Operand.Read("dy", o.Dy)], [Operand.Gradient("dbias", o.Bias)], o.Dy, c);

    public static ImmutableArray<Kernel> Moments(BatchMoments o, LoweringContext c)
    {
        c.PackChannels(o.RunningMean);
        c.PackChannels(o.RunningVariance);
        return [Reduce(o.Layer, "Moments", "mean and squared deviations", ChannelReduction.Moments, [Operand.Read("x", o.X)], [new("moments", OperandKind.ShardStatistic, o.Moments, true)], o.X, c)];
    }

    public static ImmutableArray<Kernel> Normalize(Normalize o, LoweringContext c)
    {
        c.PackChannels(o.Gamma);
        c.PackChannels(o.Beta);
        return [Map(o.Layer, "Normalize", "(x - mean) (gamma / deviation) + beta", ChannelFunction.Normalize, [Operand.Read("x", o.X)], [Operand.Read("moments", o.Moments), Operand.Tensor("gamma", o.Gamma), Operand.Tensor("beta", o.Beta)], Operand.Write("y", o.Y), c)];
    }

    public static ImmutableArray<Kernel> ParameterGradient(NormalizeParameterGradient o, LoweringContext c) =>
        [Reduce(o.Layer, "ParameterGradient", "dgamma += sum(xhat dy), dbeta += sum(dy)", ChannelReduction.NormalizedProducts, [Operand.Read("x", o.X), Operand.Read("dy", o.Dy), Operand.Read("moments", o.Moments)], [Operand.Gradient("dgamma", o.Gamma), Operand.Gradient("dbeta", o.Beta)], o.Dy, c)];

    public static ImmutableArray<Kernel> InputGradient(NormalizeInputGradient o, LoweringContext c) =>
        [Map(o.Layer, "InputGradient", "gamma / deviation (dy - sum(dy) / n - xhat sum(dy xhat) / n)", ChannelFunction.NormalizeGradient, [Operand.Read("x", o.X), Operand.Read("dy", o.Dy)], [Operand.Read("moments", o.Moments), Operand.Read("sums", o.Sums), Operand.Tensor("gamma", o.Gamma)], Operand.Write("dx", o.Dx), c)];

    public static ImmutableArray<Kernel> ByRunning(NormalizeByRunning o, LoweringContext c)
    {
        foreach (var tensor in new[] { o.Gamma, o.Beta, o.RunningMean, o.RunningVariance }) c.PackChannels(tensor);
        var lanes = Lanes.RoundUp(c.ShapeOf(o.Y).Channels);
        var block = c.Derive(new FoldedNormalization(
            c.Method(o.Layer, "Fold"), "scale and shift from the running averages", 2 * lanes, o.Gamma, o.Beta, o.RunningMean, o.RunningVariance, o.Epsilon));
        return [Map(o.Layer, "Normalize", "scale x + shift, from the running averages", ChannelFunction.ScaleShift, [Operand.Read("x", o.X)], [Operand.Derived("folded", block)], Operand.Write("y", o.Y), c)];
    }

    private static ChannelMapKernel Map(
        string layer, string pass, string what, ChannelFunction function, ImmutableArray<Operand> inputs, ImmutableArray<Operand> perChannel, Operand y, LoweringContext c)
    {
        var shape = c.ShapeOf(y.Id);
        return new(c.Method(layer, pass), Invariant($"{what}, {shape}"), function, inputs, perChannel, y, shape.Positions, Lanes.RoundUp(shape.Channels));
    }

    private static ChannelReduceKernel Reduce(
        string layer, string pass, string what, ChannelReduction reduction, ImmutableArray<Operand> inputs, ImmutableArray<Operand> results, int value, LoweringContext c)
    {
        var shape = c.ShapeOf(value);
        return new(c.Method(layer, pass), Invariant($"{what}, {shape}"), reduction, inputs, results, shape.Positions, Lanes.RoundUp(shape.Channels));
    }
}
