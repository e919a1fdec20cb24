using static System.FormattableString;
using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

/// <summary>Grouped convolutions whose groups do not fill vectors, depthwise ones first of all.</summary>
internal static class LowerLanewise
{
    public static ImmutableArray<Kernel> Forward(LanewiseConvolve o, LoweringContext c)
    {
        var (x, y, layout) = (c.ShapeOf(o.X), c.ShapeOf(o.Y), c.LayoutOf(o.Y));
        return
        [
            new LanewiseKernel(
                c.Method(o.Layer, "Forward"),
                Invariant($"grouped convolution {LowerConvolution.Describe(o.Window)}, {o.ChannelsPerGroup} channels a group -> {y}{(o.Activation == ActivationKind.None ? "" : $", then {o.Activation}")}"),
                Operand.Read("x", o.X),
                Operand.Tensor("weight", o.Weight),
                o.Bias == None.Id ? null : Operand.Tensor("bias", o.Bias),
                Operand.Write("y", o.Y),
                LowerConvolution.ForwardAxis(o.Window.Y, x.Height, y.Height),
                LowerConvolution.ForwardAxis(o.Window.X, x.Width, y.Width),
                o.ChannelsPerGroup,
                1,
                c.LayoutOf(o.X),
                layout,
                0,
                layout.Row,
                layout.Column,
                Lanes.RoundUp(y.Channels),
                Pack(o.Weight, o.Bias, c),
                o.Activation,
                o.Slope),
            .. LowerElementwise.ClearLanes(o.Layer, o.Activation, o.Y, c),
        ];
    }

    public static ImmutableArray<Kernel> InputGradient(LanewiseInputGradient o, LoweringContext c)
    {
        var (dy, dx, layout) = (c.ShapeOf(o.Dy), c.ShapeOf(o.Dx), c.LayoutOf(o.Dx));
        var strides = Pack(o.Weight, None.Id, c);
        var kernels = ImmutableArray.CreateBuilder<Kernel>();
        foreach (var rows in LowerConvolution.Phases(o.Window.Y, dx.Height, dy.Height))
        {
            foreach (var columns in LowerConvolution.Phases(o.Window.X, dx.Width, dy.Width))
            {
                kernels.Add(new LanewiseKernel(
                    c.Method(o.Layer, "InputGradient"),
                    Invariant($"input gradient of a grouped convolution {LowerConvolution.Describe(o.Window)}, {dy}, rows {rows.First} + {o.Window.Y.Stride}i, columns {columns.First} + {o.Window.X.Stride}i"),
                    Operand.Read("dy", o.Dy),
                    Operand.Tensor("weight", o.Weight),
                    null,
                    Operand.Write("dx", o.Dx),
                    rows.Axis,
                    columns.Axis,
                    1,
                    o.ChannelsPerGroup,
                    c.LayoutOf(o.Dy),
                    layout,
                    (rows.First * layout.Row) + (columns.First * layout.Column),
                    o.Window.Y.Stride * layout.Row,
                    o.Window.X.Stride * layout.Column,
                    Lanes.RoundUp(dy.Channels),
                    new((rows.Taps.First * strides.TapY) + (columns.Taps.First * strides.TapX), rows.Taps.Step * strides.TapY, columns.Taps.Step * strides.TapX),
                    ActivationKind.None,
                    0));
            }
        }

        return kernels.ToImmutable();
    }

    public static ImmutableArray<Kernel> WeightGradient(LanewiseWeightGradient o, LoweringContext c)
    {
        var (x, dy) = (c.ShapeOf(o.X), c.ShapeOf(o.Dy));
        return
        [
            new LanewiseWeightGradientKernel(
                c.Method(o.Layer, "WeightGradient"),
                Invariant($"weight gradient of a grouped convolution {LowerConvolution.Describe(o.Window)}, {dy}"),
                Operand.Read("x", o.X),
                Operand.Read("dy", o.Dy),
                Operand.Gradient("dw", o.Weight),
                LowerConvolution.ForwardAxis(o.Window.Y, x.Height, dy.Height),
                LowerConvolution.ForwardAxis(o.Window.X, x.Width, dy.Width),
                o.ChannelsPerGroup,
                c.LayoutOf(o.X),
                c.LayoutOf(o.Dy),
                Lanes.RoundUp(dy.Channels),
                Pack(o.Weight, None.Id, c)),
        ];
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
    private static LanewiseStrides Pack(int weight, int bias, LoweringContext c)
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
        return new(0, tapsX * channels * lanes, channels * lanes);
    }
}
