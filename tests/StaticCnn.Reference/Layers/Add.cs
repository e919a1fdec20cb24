namespace StaticCnn.Reference.Layers;

/// <summary>The sum of values of the same shape, in their order.</summary>
public sealed class Add : Layer
{
    /// <summary>A sum.</summary>
    public Add(string name, ValueShape[] inputs)
        : base(name, inputs, inputs[0])
    {
        if (inputs.Any(s => s != inputs[0]))
            throw new ArgumentException($"Layer '{name}' adds values of different shapes: {string.Join(", ", inputs)}.");
    }

    /// <inheritdoc/>
    public override void Forward(LayerPass pass)
    {
        for (var i = 0; i < pass.Output.Length; i++) pass.Output[i] = pass.Inputs.Sum(x => x[i]);
    }

    /// <inheritdoc/>
    public override void Backward(LayerPass pass)
    {
        foreach (var gradient in pass.InputGradients)
        for (var i = 0; i < gradient.Length; i++)
            gradient[i] += pass.OutputGradient[i];
    }
}
