using static System.FormattableString;
using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

/// <summary>3x3 and 5x5 convolutions by Winograd's F(2x2, 3x3) and F(2x2, 5x5), where <see cref="WinogradChoice"/> says so; the packing of the weight is the direct kernels'.</summary>
internal static class LowerWinograd
{
    /// <summary>The tiles that a block of a weight gradient should have: their products pay for the way back.</summary>
    private const int TilesOfBlock = 32;

    /// <summary>The windows of one tile: their maxima are taken where the tile's outputs are in registers.</summary>
    private static readonly PoolSize WindowOfTile = new(1, 1);

    public static Kernel? Forward(Convolve o, string summary, OutputStage stage, WeightStrides strides, LoweringContext c)
    {
        var (x, y) = (c.ShapeOf(o.X), c.ShapeOf(o.Y));
        if (!o.Pool.IsOne && o.Pool != WindowOfTile) return null;
        var (rows, columns) = (Forward(o.Window.Y, x.Height, y.Height * o.Pool.Rows), Forward(o.Window.X, x.Width, y.Width * o.Pool.Columns));
        if (!WinogradChoice.Fits(o.Window, o.Groups, c.LayoutOf(o.X)) || !WinogradChoice.IsFaster(rows, columns, x.Channels, y.Channels)) return null;
        return new WinogradKernel(
            c.Method(o.Layer, "Forward"),
            summary,
            Operand.Read("x", o.X),
            Operand.Derived("weight", Transform(o.Layer, o.Weight, strides, rows.Taps, y.Channels, x.Channels, isTransposed: false, isRotated: false, c)),
            o.Bias == None.Id ? null : Operand.Tensor("bias", o.Bias),
            stage,
            rows,
            columns,
            x.Channels,
            c.LayoutOf(o.X),
            c.LayoutOf(o.Y),
            Lanes.RoundUp(y.Channels));
    }

    public static Kernel? InputGradient(ConvolveInputGradient o, OutputStage stage, WeightStrides strides, LoweringContext c)
    {
        var (dy, dx) = (c.ShapeOf(o.Dy), c.ShapeOf(o.Dx));
        var (rows, columns) = (Backward(o.Window.Y, dx.Height, dy.Height), Backward(o.Window.X, dx.Width, dy.Width));
        if (!WinogradChoice.Fits(o.Window, o.Groups, c.LayoutOf(o.Dx))) return null;
        var (fromRows, fromColumns) = (Forward(o.Window.Y, dx.Height, dy.Height), Forward(o.Window.X, dx.Width, dy.Width));
        if (WinogradChoice.IsSpreadFaster(fromRows, fromColumns, rows, columns, dy.Channels, dx.Channels))
            return InputGradient(o, stage, strides, fromRows, fromColumns, isSpread: true, c);
        if (!WinogradChoice.IsFaster(rows, columns, dy.Channels, dx.Channels)) return null;
        return InputGradient(o, stage, strides, rows, columns, isSpread: false, c);
    }

    private static WinogradKernel InputGradient(
        ConvolveInputGradient o, OutputStage stage, WeightStrides strides, WinogradAxis rows, WinogradAxis columns, bool isSpread, LoweringContext c)
    {
        var (dy, dx) = (c.ShapeOf(o.Dy), c.ShapeOf(o.Dx));
        return new(
            c.Method(o.Layer, "InputGradient"),
            Invariant($"input gradient of {LowerConvolution.Describe(o.Window)}, {dy} -> {dx}{LowerConvolution.Before(o.Activation)}"),
            Operand.Read("dy", o.Dy),
            Operand.Derived("weight", Transform(o.Layer, o.Weight, strides, rows.Taps, dy.Channels, dx.Channels, isTransposed: true, isRotated: !isSpread, c)),
            null,
            stage,
            rows,
            columns,
            dy.Channels,
            c.LayoutOf(o.Dy),
            c.LayoutOf(o.Dx),
            Lanes.RoundUp(dx.Channels),
            isSpread);
    }

    public static Kernel? WeightGradient(ConvolveWeightGradient o, WeightStrides strides, LoweringContext c)
    {
        var (x, dy) = (c.ShapeOf(o.X), c.ShapeOf(o.Dy));
        var (rows, columns) = (Forward(o.Window.Y, x.Height, dy.Height), Forward(o.Window.X, x.Width, dy.Width));
        if (!WinogradChoice.Fits(o.Window, o.Groups, c.LayoutOf(o.X)) || !WinogradChoice.IsGradientFaster(rows, columns, x.Channels, dy.Channels, TilesOfBlock)) return null;
        return new WinogradWeightGradientKernel(
            c.Method(o.Layer, "WeightGradient"),
            Invariant($"weight gradient of {LowerConvolution.Describe(o.Window)}, {x} and {dy}"),
            Operand.Read("x", o.X),
            Operand.Read("dy", o.Dy),
            Operand.Gradient("dw", o.Weight),
            rows,
            columns,
            x.Channels,
            c.LayoutOf(o.X),
            c.LayoutOf(o.Dy),
            Lanes.RoundUp(dy.Channels),
            strides,
            (TilesOfBlock + columns.Tiles - 1) / columns.Tiles);
    }

    private static int Transform(string layer, int weight, WeightStrides strides, int taps, int filters, int channels, bool isTransposed, bool isRotated, LoweringContext c) =>
        c.Derive(new TransformedWeight(
            c.Method(layer, isTransposed ? "TransformTransposedWeight" : "TransformWeight"),
            isTransposed ? $"the weight transformed, {(isRotated ? "rotated, " : "")}input channels in the lanes" : "the weight transformed",
            isTransposed ? TransformedWeight.LengthOf(taps, filters, channels) : TransformedWeight.LengthOf(taps, channels, filters),
            weight,
            strides,
            taps,
            filters,
            channels,
            isTransposed,
            isRotated));

    private static WinogradAxis Forward(WindowAxis axis, int inputs, int outputs) => new(outputs, inputs, -axis.PadBefore, axis.Kernel);

    /// <summary>An input is read by the outputs from a kernel less one before it on, counted with the padding.</summary>
    private static WinogradAxis Backward(WindowAxis axis, int inputs, int outputs) => new(inputs, outputs, axis.PadBefore - axis.Kernel + 1, axis.Kernel);
}
