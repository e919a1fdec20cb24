namespace StaticCnn.Reference.Layers;

/// <summary><c>x</c> where it is positive, <c>slope * x</c> elsewhere.</summary>
public sealed class LeakyReLU(string name, ValueShape input, double slope) : Layer(name, [input], input)
{
    /// <inheritdoc/>
    public override void Forward(LayerPass pass)
    {
        for (var i = 0; i < pass.Input.Length; i++) pass.Output[i] = Slope(pass.Input[i]) * pass.Input[i];
    }

    /// <inheritdoc/>
    public override void Backward(LayerPass pass)
    {
        for (var i = 0; i < pass.Input.Length; i++) pass.InputGradient[i] += Slope(pass.Input[i]) * pass.OutputGradient[i];
    }

    private double Slope(double x) => x > 0 ? 1 : slope;
}
