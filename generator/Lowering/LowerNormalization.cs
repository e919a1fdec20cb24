using static System.FormattableString;
using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

internal static class LowerNormalization
{
    public static ImmutableArray<Kernel> Moments(BatchMoments o, LoweringContext c)
    {
        c.PackChannels(o.RunningMean);
        c.PackChannels(o.RunningVariance);
        var shape = c.ShapeOf(o.X);
        return
        [
            new MomentsKernel(
                c.Method(o.Layer, "Moments"),
                Invariant($"mean and squared deviations, {shape}"),
                Operand.Read("x", o.X),
                new("moments", OperandKind.ShardStatistic, o.Moments, true),
                shape.Positions,
                Lanes.RoundUp(shape.Channels)),
        ];
    }
}
