namespace StaticCnn.Reference.Layers;

/// <summary>ReLU, sigmoid or the hyperbolic tangent of every element.</summary>
public sealed class ElementwiseActivation(string name, ValueShape input, Activation activation) : Layer(name, [input], input)
{
    /// <inheritdoc/>
    public override void Forward(LayerPass pass)
    {
        for (var i = 0; i < pass.Input.Length; i++) pass.Output[i] = Function.Value(activation, pass.Input[i]);
    }

    /// <inheritdoc/>
    public override void Backward(LayerPass pass)
    {
        for (var i = 0; i < pass.Input.Length; i++)
            pass.InputGradient[i] += pass.OutputGradient[i] * Function.SlopeAtOutput(activation, pass.Output[i]);
    }
}
