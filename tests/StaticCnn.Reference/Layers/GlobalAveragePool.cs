namespace StaticCnn.Reference.Layers;

/// <summary>The mean of every channel over its positions.</summary>
public sealed class GlobalAveragePool(string name, ValueShape input) : Layer(name, [input], ValueShape.Features(input.Channels))
{
    /// <inheritdoc/>
    public override void Forward(LayerPass pass)
    {
        for (var o = 0; o < pass.Output.Length; o++)
        {
            var sum = 0.0;
            for (var p = 0; p < Input.Positions; p++) sum += pass.Input[(o * Input.Positions) + p];
            pass.Output[o] = sum / Input.Positions;
        }
    }

    /// <inheritdoc/>
    public override void Backward(LayerPass pass)
    {
        for (var i = 0; i < pass.Input.Length; i++)
            pass.InputGradient[i] += pass.OutputGradient[i / Input.Positions] / Input.Positions;
    }
}
