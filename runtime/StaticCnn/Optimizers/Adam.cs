namespace StaticCnn;

/// <summary>
/// Adam, as PyTorch's <c>torch.optim.Adam</c>, with t the step from 1:
/// <code>
/// g = g + weightDecay p
/// m = beta1 m + (1 - beta1) g
/// v = beta2 v + (1 - beta2) g g
/// p = p - learningRate / (1 - beta1^t) m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon)
/// </code>
/// </summary>
public sealed class Adam : AdamOptimizer
{
    /// <summary>An optimizer with PyTorch's defaults.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public Adam(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
        : base(learningRate, beta1, beta2, epsilon, weightDecay)
    {
    }

    private protected override bool IsDecoupled => false;
}
