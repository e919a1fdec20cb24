namespace StaticCnn.Reference.Layers;

/// <summary>In training, zero where the mask says so and <c>x / (1 - rate)</c> elsewhere; in inference the value itself.</summary>
public sealed class Dropout(string name, ValueShape input, double rate) : Layer(name, [input], input)
{
    /// <inheritdoc/>
    public override void Forward(LayerPass pass)
    {
        for (var i = 0; i < pass.Input.Length; i++) pass.Output[i] = Factor(pass, i) * pass.Input[i];
    }

    /// <inheritdoc/>
    public override void Backward(LayerPass pass)
    {
        for (var i = 0; i < pass.Input.Length; i++) pass.InputGradient[i] += Factor(pass, i) * pass.OutputGradient[i];
    }

    private double Factor(LayerPass pass, int i)
    {
        if (!pass.Training) return 1;
        var (sample, channel, position) = (i / Input.Count, i / Input.Positions % Input.Channels, i % Input.Positions);
        return pass.Keep(sample, (position * Input.Channels) + channel) ? 1 / (1 - rate) : 0;
    }
}
