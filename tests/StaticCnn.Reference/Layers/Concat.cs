namespace StaticCnn.Reference.Layers;

/// <summary>Values one after the other along the channels.</summary>
public sealed class Concat : Layer
{
    /// <summary>A concatenation.</summary>
    public Concat(string name, ValueShape[] inputs)
        : base(name, inputs, inputs[0] with { Channels = inputs.Sum(s => s.Channels) })
    {
        if (inputs.Any(s => s with { Channels = 1 } != inputs[0] with { Channels = 1 }))
            throw new ArgumentException($"Layer '{name}' joins values that differ in more than their channels: {string.Join(", ", inputs)}.");
    }

    /// <inheritdoc/>
    public override void Forward(LayerPass pass) =>
        Walk(pass, (o, source, i) => pass.Output[o] = pass.Inputs[source][i]);

    /// <inheritdoc/>
    public override void Backward(LayerPass pass) =>
        Walk(pass, (o, source, i) => pass.InputGradients[source][i] += pass.OutputGradient[o]);

    /// <summary>Visits every element of the output with the source and the element that it comes from.</summary>
    private void Walk(LayerPass pass, Action<int, int, int> visit)
    {
        for (int sample = 0, o = 0; sample < pass.BatchSize; sample++)
        for (var source = 0; source < Inputs.Count; source++)
        for (var i = 0; i < Inputs[source].Count; i++, o++)
            visit(o, source, (sample * Inputs[source].Count) + i);
    }
}
