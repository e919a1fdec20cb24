namespace StaticCnn.Reference.Layers;

/// <summary>The mean of each window; the gradient is spread evenly. Padding counts as zeros, or not at all.</summary>
public sealed class AveragePool(string name, ValueShape input, Window window, bool countIncludePad)
    : Layer(name, [input], new(input.Channels, window.Y.Outputs, window.X.Outputs, input.Rank))
{
    /// <inheritdoc/>
    public override void Forward(LayerPass pass)
    {
        for (var o = 0; o < pass.Output.Length; o++)
        {
            var inside = InputsOf(o);
            pass.Output[o] = inside.Sum(i => pass.Input[i]) / Divisor(inside);
        }
    }

    /// <inheritdoc/>
    public override void Backward(LayerPass pass)
    {
        for (var o = 0; o < pass.Output.Length; o++)
        {
            var inside = InputsOf(o);
            foreach (var i in inside) pass.InputGradient[i] += pass.OutputGradient[o] / Divisor(inside);
        }
    }

    private int Divisor(List<int> inside) => countIncludePad ? window.Y.Kernel * window.X.Kernel : inside.Count;

    private List<int> InputsOf(int output)
    {
        var (plane, oy, ox) = (output / Output.Positions, output / Output.Width % Output.Height, output % Output.Width);
        var inside = new List<int>();
        for (var ky = 0; ky < window.Y.Kernel; ky++)
        for (var kx = 0; kx < window.X.Kernel; kx++)
        {
            var (iy, ix) = (window.Y.Position(oy, ky), window.X.Position(ox, kx));
            if (iy < 0 || iy >= Input.Height || ix < 0 || ix >= Input.Width) continue;
            inside.Add((plane * Input.Positions) + (iy * Input.Width) + ix);
        }

        return inside;
    }
}
