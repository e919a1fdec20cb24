namespace StaticCnn.Reference.Optimizers;

/// <summary>
/// <c>s = alpha s + (1 - alpha) g^2</c>; centred, <c>m = alpha m + (1 - alpha) g</c> and <c>s - m^2</c> in the place of s;
/// <c>v = momentum v + g / (sqrt(s) + epsilon); w -= rate v</c>.
/// </summary>
public sealed class ReferenceRmsProp(
    int count, double rate, double alpha = 0.99, double epsilon = 1e-8, double momentum = 0, bool centred = false) : ReferenceOptimizer
{
    private readonly double[] square = new double[count];
    private readonly double[] mean = new double[count];
    private readonly double[] velocity = new double[count];

    /// <inheritdoc/>
    protected override double Update(int index, double w, double g)
    {
        square[index] = (alpha * square[index]) + ((1 - alpha) * g * g);
        mean[index] = (alpha * mean[index]) + ((1 - alpha) * g);
        var variance = square[index] - (centred ? mean[index] * mean[index] : 0);
        velocity[index] = (momentum * velocity[index]) + (g / (Math.Sqrt(variance) + epsilon));
        return w - (rate * velocity[index]);
    }
}
