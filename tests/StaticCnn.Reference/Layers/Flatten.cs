namespace StaticCnn.Reference.Layers;

/// <summary>Any shape to features: the same numbers, as values are channels first already.</summary>
public sealed class Flatten(string name, ValueShape input) : Layer(name, [input], ValueShape.Features(input.Count))
{
    /// <inheritdoc/>
    public override void Forward(LayerPass pass) => pass.Input.CopyTo(pass.Output, 0);

    /// <inheritdoc/>
    public override void Backward(LayerPass pass)
    {
        for (var i = 0; i < pass.Input.Length; i++) pass.InputGradient[i] += pass.OutputGradient[i];
    }
}
