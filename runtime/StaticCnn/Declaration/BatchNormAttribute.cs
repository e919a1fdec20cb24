namespace StaticCnn;

/// <summary>
/// Batch normalisation per channel: <c>gamma (x - mean) / sqrt(variance + epsilon) + beta</c>. Training uses the mean and the
/// (biased) variance of the batch over samples and positions and keeps running averages (of the unbiased variance, as PyTorch);
/// inference uses the running averages.
/// </summary>
public sealed class BatchNormAttribute : LayerAttribute
{
    /// <summary>Added to the variance.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>The share of the new value in a running average.</summary>
    public double Momentum { get; set; } = 0.1;
}
