using static System.FormattableString;
using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

internal static class LowerRearranging
{
    public static ImmutableArray<Kernel> Rearrange(Rearrange o, LoweringContext c) =>
        [Copy(o.Layer, o.IsGradient ? "RearrangeGradient" : "Rearrange", Operand.Read("x", o.X), c.ShapeOf(o.X), c.LayoutOf(o.X), Operand.Write("y", o.Y), c.ShapeOf(o.Y), c.LayoutOf(o.Y), c)];

    public static ImmutableArray<Kernel> Output(Output o, LoweringContext c)
    {
        var shape = c.ShapeOf(o.X);
        return [Copy("output", "Copy", Operand.Read("x", o.X), shape, c.LayoutOf(o.X), new("outputs", OperandKind.Outputs, 0, true), shape, Layout.ChannelsFirst(shape), c)];
    }

    public static ImmutableArray<Kernel> Concat(Concat o, LoweringContext c) =>
    [
        new CopyChannelsKernel(
            c.Method(o.Layer, "Concat"),
            Invariant($"{o.Parts.Length} values side by side, {c.ShapeOf(o.Y)}"),
            [.. o.Parts.Select((p, i) => Operand.Read(Invariant($"x{i}"), p))],
            [.. o.Parts.Select(p => c.ShapeOf(p).Channels)],
            FirstChannel: 0,
            Operand.Write("y", o.Y),
            c.ShapeOf(o.Y).Channels,
            c.ShapeOf(o.Y).Positions,
            XChannels: 0),
    ];

    public static ImmutableArray<Kernel> Slice(SliceChannels o, LoweringContext c) =>
    [
        new CopyChannelsKernel(
            c.Method(o.Layer, "SliceGradient"),
            Invariant($"channels from {o.FirstChannel} on, {c.ShapeOf(o.Dy)} -> {c.ShapeOf(o.Dx)}"),
            [Operand.Read("dy", o.Dy)],
            [c.ShapeOf(o.Dx).Channels],
            o.FirstChannel,
            Operand.Write("dx", o.Dx),
            c.ShapeOf(o.Dx).Channels,
            c.ShapeOf(o.Dx).Positions,
            c.ShapeOf(o.Dy).Channels),
    ];

    private static CopyKernel Copy(
        string layer, string pass, Operand x, Shape xShape, Layout xLayout, Operand y, Shape yShape, Layout yLayout, LoweringContext c) =>
        new(c.Method(layer, pass), Invariant($"{xShape} -> {yShape}"), x, y, xShape, xLayout, yShape, yLayout);
}
