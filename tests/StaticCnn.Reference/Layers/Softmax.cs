namespace StaticCnn.Reference.Layers;

/// <summary><c>y[c] = exp(x[c]) / sum(exp(x))</c> over the channels, at each position.</summary>
public sealed class Softmax(string name, ValueShape input) : Layer(name, [input], input)
{
    /// <inheritdoc/>
    public override void Forward(LayerPass pass)
    {
        for (var sample = 0; sample < pass.BatchSize; sample++)
        for (var p = 0; p < Input.Positions; p++)
        {
            var values = new double[Input.Channels];
            for (var c = 0; c < Input.Channels; c++) values[c] = pass.Input[Index(sample, c, p)];
            Apply(values);
            for (var c = 0; c < Input.Channels; c++) pass.Output[Index(sample, c, p)] = values[c];
        }
    }

    /// <summary><c>dx[c] = y[c] (dy[c] - sum(dy * y))</c>.</summary>
    public override void Backward(LayerPass pass)
    {
        for (var sample = 0; sample < pass.BatchSize; sample++)
        for (var p = 0; p < Input.Positions; p++)
        {
            var dot = 0.0;
            for (var c = 0; c < Input.Channels; c++) dot += pass.OutputGradient[Index(sample, c, p)] * pass.Output[Index(sample, c, p)];
            for (var c = 0; c < Input.Channels; c++)
            {
                var i = Index(sample, c, p);
                pass.InputGradient[i] += pass.Output[i] * (pass.OutputGradient[i] - dot);
            }
        }
    }

    /// <summary>Replaces values by their softmax; the maximum is taken off first, so that nothing overflows.</summary>
    internal static void Apply(Span<double> values)
    {
        var maximum = double.NegativeInfinity;
        foreach (var value in values) maximum = Math.Max(maximum, value);
        var sum = 0.0;
        foreach (ref var value in values) sum += value = Math.Exp(value - maximum);
        foreach (ref var value in values) value /= sum;
    }

    private int Index(int sample, int c, int p) => (((sample * Input.Channels) + c) * Input.Positions) + p;
}
