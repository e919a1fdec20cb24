namespace StaticCnn.Reference.Optimizers;

/// <summary>
/// <c>m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; w -= rate m' / (sqrt(v') + epsilon)</c> with
/// <c>m' = m / (1 - beta1^t)</c> and <c>v' = v / (1 - beta2^t)</c>. Decoupled decay first takes <c>rate decay w</c> off (AdamW);
/// the other kind adds <c>decay w</c> to the gradient.
/// </summary>
public sealed class ReferenceAdam(
    int count, double rate, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0, bool decoupled = false)
    : ReferenceOptimizer
{
    private readonly double[] mean = new double[count];
    private readonly double[] square = new double[count];

    /// <inheritdoc/>
    protected override double Update(int index, double w, double g)
    {
        if (decoupled) w *= 1 - (rate * weightDecay);
        else g += weightDecay * w;
        mean[index] = (beta1 * mean[index]) + ((1 - beta1) * g);
        square[index] = (beta2 * square[index]) + ((1 - beta2) * g * g);
        var (m, v) = (mean[index] / (1 - Math.Pow(beta1, Steps)), square[index] / (1 - Math.Pow(beta2, Steps)));
        return w - (rate * m / (Math.Sqrt(v) + epsilon));
    }
}
