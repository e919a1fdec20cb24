namespace StaticCnn.Reference.Layers;

/// <summary><c>f(scale * down(x) + shift)</c> with one scale and one shift per channel, over windows that do not overlap.</summary>
public sealed class Subsample(string name, ValueShape input, Subsample2DAttribute attribute, Window window)
    : Layer(name, [input], new(input.Channels, window.Y.Outputs, window.X.Outputs, input.Rank))
{
    private readonly ReferenceTensor scale = new($"{name}.scale", [input.Channels], Start: 1);
    private readonly ReferenceTensor shift = new($"{name}.shift", [input.Channels]);
    private readonly double share = attribute.Down == Downsampling.Sum ? 1 : 1.0 / (attribute.Kernel * attribute.Kernel);

    /// <inheritdoc/>
    public override IReadOnlyList<ReferenceTensor> Tensors => [scale, shift];

    /// <inheritdoc/>
    public override void Forward(LayerPass pass)
    {
        for (var o = 0; o < pass.Output.Length; o++)
        {
            var c = Channel(o);
            var sum = (pass[scale][c] * Down(pass.Input, o)) + pass[shift][c];
            pass.Output[o] = Function.Value(attribute.Activation, sum);
        }
    }

    /// <inheritdoc/>
    public override void Backward(LayerPass pass)
    {
        for (var o = 0; o < pass.Output.Length; o++)
        {
            var c = Channel(o);
            var delta = pass.OutputGradient[o] * Function.SlopeAtOutput(attribute.Activation, pass.Output[o]);
            pass.Gradient(shift)[c] += delta;
            pass.Gradient(scale)[c] += delta * Down(pass.Input, o);
            for (var k = 0; k < attribute.Kernel * attribute.Kernel; k++)
                pass.InputGradient[InputIndex(o, k)] += delta * pass[scale][c] * share;
        }
    }

    private double Down(double[] x, int output)
    {
        var sum = 0.0;
        for (var k = 0; k < attribute.Kernel * attribute.Kernel; k++) sum += x[InputIndex(output, k)];
        return sum * share;
    }

    private int Channel(int output) => output / Output.Positions % Output.Channels;

    private int InputIndex(int output, int tap)
    {
        var (plane, oy, ox) = (output / Output.Positions, output / Output.Width % Output.Height, output % Output.Width);
        var (iy, ix) = ((oy * attribute.Kernel) + (tap / attribute.Kernel), (ox * attribute.Kernel) + (tap % attribute.Kernel));
        return (plane * Input.Positions) + (iy * Input.Width) + ix;
    }
}
