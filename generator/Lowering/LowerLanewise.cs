using static System.FormattableString;
using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

/// <summary>Grouped convolutions whose groups do not fill vectors, depthwise ones first of all.</summary>
internal static class LowerLanewise
{
    public static ImmutableArray<Kernel> Forward(LanewiseConvolve o, LoweringContext c)
    {
        Pack(o.Weight, o.Bias, c);
        var bias = o.Bias == None.Id ? (Operand?)null : Operand.Tensor("bias", o.Bias);
        return
        [
            new LanewiseKernel(
                c.Method(o.Layer, "Forward"),
                Invariant($"grouped convolution {LowerConvolution.Describe(o.Window)}, {o.ChannelsPerGroup} channels a group -> {c.ShapeOf(o.Y)}"),
                LanewisePass.Forward,
                Operand.Read("x", o.X),
                Operand.Tensor("weight", o.Weight),
                bias,
                Operand.Write("y", o.Y),
                o.Window,
                c.ShapeOf(o.X),
                c.ShapeOf(o.Y),
                o.ChannelsPerGroup,
                Lanes.RoundUp(c.ShapeOf(o.Y).Channels)),
        ];
    }

    public static ImmutableArray<Kernel> InputGradient(LanewiseInputGradient o, LoweringContext c) =>
    [
        new LanewiseKernel(
            c.Method(o.Layer, "InputGradient"),
            Invariant($"input gradient of a grouped convolution {LowerConvolution.Describe(o.Window)}, {c.ShapeOf(o.Dy)}"),
            LanewisePass.InputGradient,
            Operand.Read("dy", o.Dy),
            Operand.Tensor("weight", o.Weight),
            null,
            Operand.Write("dx", o.Dx),
            o.Window,
            c.ShapeOf(o.Dx),
            c.ShapeOf(o.Dy),
            o.ChannelsPerGroup,
            Lanes.RoundUp(c.ShapeOf(o.Dy).Channels)),
    ];

    public static ImmutableArray<Kernel> WeightGradient(LanewiseWeightGradient o, LoweringContext c)
    {
        var weight = new LanewiseKernel(
            c.Method(o.Layer, "WeightGradient"),
            Invariant($"weight gradient of a grouped convolution {LowerConvolution.Describe(o.Window)}, {c.ShapeOf(o.Dy)}"),
            LanewisePass.WeightGradient,
            Operand.Read("x", o.X),
            Operand.Read("dy", o.Dy),
            null,
            Operand.Gradient("dw", o.Weight),
            o.Window,
            c.ShapeOf(o.X),
            c.ShapeOf(o.Dy),
            o.ChannelsPerGroup,
            Lanes.RoundUp(c.ShapeOf(o.Dy).Channels));
        return [weight];
    }

    public static ImmutableArray<Kernel> Spread(SpreadGroups o, LoweringContext c) =>
    [
        new RegroupKernel(
            c.Method(o.Layer, "SpreadGroups"),
            Invariant($"every output's input channels into its lane, {c.ShapeOf(o.X)} in {o.Groups} groups"),
            Operand.Read("x", o.X),
            Operand.Write("y", o.Y),
            IsGather: false,
            c.ShapeOf(o.X).Positions,
            c.ShapeOf(o.X).Channels,
            o.ChannelsPerGroup,
            o.Filters,
            o.Filters / o.Groups),
    ];

    public static ImmutableArray<Kernel> Gather(GatherGroups o, LoweringContext c) =>
    [
        new RegroupKernel(
            c.Method(o.Layer, "GatherGroups"),
            Invariant($"the sum over the lanes that each input channel went to, {c.ShapeOf(o.Dx)} in {o.Groups} groups"),
            Operand.Read("dy", o.Dy),
            Operand.Write("dx", o.Dx),
            IsGather: true,
            c.ShapeOf(o.Dx).Positions,
            c.ShapeOf(o.Dx).Channels,
            o.ChannelsPerGroup,
            o.Filters,
            o.Filters / o.Groups),
    ];

    /// <summary>[tapY][tapX][channel of the group][output].</summary>
    private static void Pack(int weight, int bias, LoweringContext c)
    {
        var d = c.TensorOf(weight).Dimensions;
        var (filters, channels) = (d[0], d[1]);
        var (tapsY, tapsX) = d.Length == 4 ? (d[2], d[3]) : (1, d[2]);
        var lanes = Lanes.RoundUp(filters);
        c.Pack(
            weight,
            tapsY * tapsX * channels * lanes,
            PackedAxis.Linear(filters, 1),
            PackedAxis.Linear(channels, lanes),
            PackedAxis.Linear(tapsY, tapsX * channels * lanes),
            PackedAxis.Linear(tapsX, channels * lanes));
        if (bias != None.Id) c.PackChannels(bias);
    }
}
