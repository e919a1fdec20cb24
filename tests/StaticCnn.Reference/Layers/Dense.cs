namespace StaticCnn.Reference.Layers;

/// <summary><c>y[u] = bias[u] + sum over i of w[u, i] * x[i]</c>, the input flattened in the order (channel, row, column).</summary>
public sealed class Dense(string name, ValueShape input, int units, bool hasBias) : Layer(name, [input], ValueShape.Features(units))
{
    private readonly ReferenceTensor weight = new($"{name}.weight", [units, input.Count]);
    private readonly ReferenceTensor? bias = hasBias ? new($"{name}.bias", [units]) : null;

    /// <inheritdoc/>
    public override IReadOnlyList<ReferenceTensor> Tensors => bias is null ? [weight] : [weight, bias];

    /// <inheritdoc/>
    public override void Forward(LayerPass pass)
    {
        var (x, w) = (pass.Input, pass[weight]);
        for (int sample = 0, o = 0; sample < pass.BatchSize; sample++)
        for (var u = 0; u < units; u++, o++)
        {
            var sum = bias is null ? 0 : pass[bias][u];
            for (var i = 0; i < Input.Count; i++) sum += w[(u * Input.Count) + i] * x[(sample * Input.Count) + i];
            pass.Output[o] = sum;
        }
    }

    /// <inheritdoc/>
    public override void Backward(LayerPass pass)
    {
        var (x, w, dx, dw) = (pass.Input, pass[weight], pass.InputGradient, pass.Gradient(weight));
        for (int sample = 0, o = 0; sample < pass.BatchSize; sample++)
        for (var u = 0; u < units; u++, o++)
        {
            var dy = pass.OutputGradient[o];
            if (bias is not null) pass.Gradient(bias)[u] += dy;
            for (var i = 0; i < Input.Count; i++)
            {
                dw[(u * Input.Count) + i] += dy * x[(sample * Input.Count) + i];
                dx[(sample * Input.Count) + i] += dy * w[(u * Input.Count) + i];
            }
        }
    }
}
