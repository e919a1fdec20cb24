namespace StaticCnn.Reference.Optimizers;

/// <summary><c>s += g^2; w -= rate g / (sqrt(s) + epsilon)</c>.</summary>
public sealed class ReferenceAdagrad(int count, double rate, double epsilon = 1e-10) : ReferenceOptimizer
{
    private readonly double[] sum = new double[count];

    /// <inheritdoc/>
    protected override double Update(int index, double w, double g)
    {
        sum[index] += g * g;
        return w - (rate * g / (Math.Sqrt(sum[index]) + epsilon));
    }
}
