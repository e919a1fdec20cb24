namespace StaticCnn.Reference.Layers;

/// <summary>
/// The maximum of each window; the gradient goes to the first maximum. Padding counts as minus infinity. A NaN is greater than
/// everything, and the last one wins, as in PyTorch.
/// </summary>
public sealed class MaxPool(string name, ValueShape input, Window window)
    : Layer(name, [input], new(input.Channels, window.Y.Outputs, window.X.Outputs, input.Rank))
{
    /// <inheritdoc/>
    public override void Forward(LayerPass pass)
    {
        for (var o = 0; o < pass.Output.Length; o++) pass.Output[o] = pass.Input[IndexOfMaximum(pass.Input, o)];
    }

    /// <inheritdoc/>
    public override void Backward(LayerPass pass)
    {
        for (var o = 0; o < pass.Output.Length; o++) pass.InputGradient[IndexOfMaximum(pass.Input, o)] += pass.OutputGradient[o];
    }

    private int IndexOfMaximum(double[] x, int output)
    {
        var (plane, oy, ox) = (output / Output.Positions, output / Output.Width % Output.Height, output % Output.Width);
        var best = -1;
        for (var ky = 0; ky < window.Y.Kernel; ky++)
        for (var kx = 0; kx < window.X.Kernel; kx++)
        {
            var (iy, ix) = (window.Y.Position(oy, ky), window.X.Position(ox, kx));
            if (iy < 0 || iy >= Input.Height || ix < 0 || ix >= Input.Width) continue;
            var i = (plane * Input.Positions) + (iy * Input.Width) + ix;
            if (best < 0 || x[i] > x[best] || double.IsNaN(x[i])) best = i;
        }

        return best;
    }
}
