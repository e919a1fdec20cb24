namespace StaticCnn.Reference.Optimizers;

/// <summary>
/// <c>g += decay w; v = momentum v + g (v = g at first); w -= rate v</c>, with Nesterov's <c>w -= rate (g + momentum v)</c>.
/// </summary>
public sealed class ReferenceSgd(int count, double rate, double momentum = 0, bool nesterov = false, double weightDecay = 0) : ReferenceOptimizer
{
    private readonly double[] velocity = new double[count];

    /// <inheritdoc/>
    protected override double Update(int index, double w, double g)
    {
        g += weightDecay * w;
        velocity[index] = (momentum * velocity[index]) + g;
        return w - (rate * (nesterov ? g + (momentum * velocity[index]) : velocity[index]));
    }
}
