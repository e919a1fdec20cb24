using static System.FormattableString;
using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

/// <summary>Convolutions with output channels in the lanes.</summary>
internal static class LowerConvolution
{
    /// <summary>The multiply-adds per vector that the edges of a row may have as text.</summary>
    private const int MostUnrolledEdges = 128;

    /// <summary>The outputs of a window, of which each holds a register at least.</summary>
    private const int MostPooled = 9;

    public static ImmutableArray<Kernel> Forward(Convolve o, LoweringContext c)
    {
        var (x, y) = (c.ShapeOf(o.X), c.ShapeOf(o.Y));
        var (from, to) = o.Pool.IsOne ? (Rows(o.Window, x), Rows(o.Window, y)) : (x, y with { Height = y.Height * o.Pool.Rows, Width = y.Width * o.Pool.Columns });
        var (rows, columns) = (ForwardAxis(o.Window.Y, from.Height, to.Height), ForwardAxis(o.Window.X, from.Width, to.Width));
        var strides = Pack(o.Weight, o.Bias, o.Window, c);
        var stage = new OutputStage(
            Operand.Write("y", o.Y), o.Activation, o.Slope, o.Pool, o.Winner == None.Id ? null : Operand.Write("winner", o.Winner), null);
        var activation = o.Activation == ActivationKind.None ? "" : $", then {o.Activation}";
        var pooling = o.Pool.IsOne ? "" : Invariant($", then the maximum of {o.Pool.Rows}x{o.Pool.Columns}");
        var summary = Invariant($"{Describe(o.Window)}, {x} -> {y}{activation}{pooling}");
        var clear = LowerElementwise.ClearLanes(o.Layer, o.Activation, o.Y, c);
        if (LowerWinograd.Forward(o, summary, stage, strides, c) is { } winograd) return [winograd, .. clear];
        var layout = c.LayoutOf(o.Y);
        var kernel = new CorrelateKernel(
            c.Method(o.Layer, "Forward"),
            summary,
            Operand.Read("x", o.X),
            Operand.Tensor("weight", o.Weight),
            o.Bias == None.Id ? null : Operand.Tensor("bias", o.Bias),
            stage,
            rows,
            columns,
            x.Channels / o.Groups,
            c.LayoutOf(o.X),
            layout,
            0,
            layout.Row,
            layout.Column,
            Lanes.RoundUp(y.Channels),
            o.Groups == 1 ? Lanes.RoundUp(y.Channels) : y.Channels / o.Groups,
            strides,
            CanUnrollTaps(columns));
        return [PairColumns.Run(kernel, o.Layer, y.Channels, c), .. clear];
    }

    public static ImmutableArray<Kernel> InputGradient(ConvolveInputGradient o, LoweringContext c)
    {
        var (dy, dx) = (c.ShapeOf(o.Dy), c.ShapeOf(o.Dx));
        var source = Pack(o.Weight, None.Id, o.Window, c);
        var stage = OutputStage.Backward(Operand.Write("dx", o.Dx), ActivationGradient.Of(o.Activation));
        if (LowerWinograd.InputGradient(o, stage, source, c) is { } winograd) return [winograd];
        var layout = c.LayoutOf(o.Dx);
        var groupOutputs = dy.Channels / o.Groups;
        var kernels = ImmutableArray.CreateBuilder<Kernel>();
        foreach (var rows in Phases(o.Window.Y, Rows(o.Window, dx).Height, Rows(o.Window, dy).Height))
        {
            foreach (var columns in Phases(o.Window.X, Rows(o.Window, dx).Width, Rows(o.Window, dy).Width))
            {
                var strides = WeightStrides.Of(rows.Taps.Count, columns.Taps.Count, groupOutputs);
                var lanes = Lanes.RoundUp(dx.Channels);
                var block = c.Derive(new TransposedWeight(
                    c.Method(o.Layer, "TransposeWeight"),
                    Invariant($"the weight with input channels in the lanes, taps {rows.Taps.Count}x{columns.Taps.Count}"),
                    lanes / Lanes.Count * strides.Block,
                    o.Weight,
                    source,
                    strides,
                    dx.Channels,
                    dx.Channels / o.Groups,
                    groupOutputs,
                    rows.Taps,
                    columns.Taps));
                var kernel = new CorrelateKernel(
                    c.Method(o.Layer, "InputGradient"),
                    Invariant($"input gradient of {Describe(o.Window)}, {dy} -> {dx}, rows {rows.First} + {o.Window.Y.Stride}i, columns {columns.First} + {o.Window.X.Stride}i{Before(o.Activation)}"),
                    Operand.Read("dy", o.Dy),
                    Operand.Derived("weight", block),
                    null,
                    stage,
                    rows.Axis,
                    columns.Axis,
                    groupOutputs,
                    c.LayoutOf(o.Dy),
                    layout,
                    (rows.First * layout.Row) + (columns.First * layout.Column),
                    o.Window.Y.Stride * layout.Row,
                    o.Window.X.Stride * layout.Column,
                    lanes,
                    o.Groups == 1 ? lanes : dx.Channels / o.Groups,
                    strides,
                    CanUnrollTaps(columns.Axis));
                kernels.Add(PairColumns.Run(kernel, o.Layer, dx.Channels, c));
            }
        }

        return kernels.ToImmutable();
    }

    public static ImmutableArray<Kernel> WeightGradient(ConvolveWeightGradient o, LoweringContext c)
    {
        var (x, dy) = (c.ShapeOf(o.X), c.ShapeOf(o.Dy));
        var lanes = Lanes.RoundUp(dy.Channels);
        var strides = Pack(o.Weight, None.Id, o.Window, c);
        if (LowerWinograd.WeightGradient(o, strides, c) is { } winograd) return [winograd];
        var weight = new WeightGradientKernel(
            c.Method(o.Layer, "WeightGradient"),
            Invariant($"weight gradient of {Describe(o.Window)}, {x} and {dy}"),
            Operand.Read("x", o.X),
            Operand.Read("dy", o.Dy),
            Operand.Gradient("dw", o.Weight),
            ForwardAxis(o.Window.Y, Rows(o.Window, x).Height, Rows(o.Window, dy).Height),
            ForwardAxis(o.Window.X, Rows(o.Window, x).Width, Rows(o.Window, dy).Width),
            x.Channels / o.Groups,
            c.LayoutOf(o.X),
            c.LayoutOf(o.Dy),
            lanes,
            o.Groups == 1 ? lanes : dy.Channels / o.Groups,
            strides);
        return [weight];
    }

    /// <summary>Whether a kernel can take the maximum of windows of its outputs: the outputs of one window fit the registers.</summary>
    public static bool CanPool(Window window, Shape x, Shape pooled, Window pool) =>
        pool.Taps <= MostPooled && CanUnrollTaps(ForwardAxis(window.X, x.Width, pooled.Width * pool.X.Kernel));

    internal static string Before(AppliedGradient? gradient) => gradient is null ? "" : $", and of {gradient.Activation} before";

    internal static string Describe(Window w) => Invariant(
        $"{w.Y.Kernel}x{w.X.Kernel}, stride {w.Y.Stride}x{w.X.Stride}, padding {w.Y.PadBefore}x{w.X.PadBefore}, dilation {w.Y.Dilation}x{w.X.Dilation}");

    private static WeightStrides Pack(int weight, int bias, Window window, LoweringContext c)
    {
        var tensor = c.TensorOf(weight);
        var (filters, channels) = (tensor.Dimensions[0], tensor.Dimensions[1]);
        var strides = WeightStrides.Of(window.Y.Kernel, window.X.Kernel, channels);
        c.Pack(
            weight,
            Lanes.RoundUp(filters) / Lanes.Count * strides.Block,
            PackedAxis.InLanes(filters, strides.Block),
            PackedAxis.Linear(channels, strides.Channel),
            PackedAxis.Linear(window.Y.Kernel, strides.TapY),
            PackedAxis.Linear(window.X.Kernel, strides.TapX));
        if (bias != None.Id) c.PackChannels(bias);
        return strides;
    }

    /// <summary>A shape as a window's kernels go over it: to a single tap of stride one, all positions are one row.</summary>
    private static Shape Rows(Window w, Shape shape) =>
        w == new Window(WindowAxis.Unit, WindowAxis.Unit) ? shape with { Height = 1, Width = shape.Positions } : shape;

    /// <summary>
    /// Whether the taps of a row are unrolled: few taps, and few columns at the edges, because each of those is text of its own
    /// (a wide dilation makes hundreds of them).
    /// </summary>
    internal static bool CanUnrollTaps(TapAxis columns)
    {
        if (columns.Taps > WeightStrides.MostUnrolledTaps) return false;
        var clipped = Enumerable.Range(0, columns.Outputs).Count(o => !columns.IsInside(o, 0) || !columns.IsInside(o, columns.Taps - 1));
        return clipped * columns.Taps <= MostUnrolledEdges;
    }

    internal static TapAxis ForwardAxis(WindowAxis axis, int inputs, int outputs) =>
        new(outputs, inputs, axis.Kernel, axis.Stride, -axis.PadBefore, axis.Dilation);

    /// <summary>
    /// The inputs of one axis by phase: input i is read by output o and tap k where o * stride = i + pad - k * dilation, so the
    /// inputs of equal (i + pad) modulo stride see the same taps, and their gradient is a correlation of stride one.
    /// </summary>
    internal static IEnumerable<(int First, TapSelection Taps, TapAxis Axis)> Phases(WindowAxis axis, int inputs, int outputs)
    {
        for (var phase = 0; phase < axis.Stride; phase++)
        {
            var first = (((phase - axis.PadBefore) % axis.Stride) + axis.Stride) % axis.Stride;
            if (first >= inputs) continue;
            var taps = Enumerable.Range(0, axis.Kernel).Where(k => (phase - (k * axis.Dilation)) % axis.Stride == 0).ToArray();
            var count = (inputs - first + axis.Stride - 1) / axis.Stride;
            var step = taps.Length > 1 ? taps[1] - taps[0] : 1;
            var selection = new TapSelection(taps.Length > 0 ? taps[0] : 0, step, taps.Length);
            var offset = taps.Length > 0 ? (first + axis.PadBefore - (taps[0] * axis.Dilation)) / axis.Stride : 0;
            yield return (first, selection, new(count, outputs, taps.Length, 1, offset, -(step * axis.Dilation / axis.Stride)));
        }
    }
}
