namespace StaticCnn;

/// <summary>
/// In training, sets each element to zero with the given probability and scales the others by <c>1 / (1 - rate)</c>; in inference
/// does nothing. The mask is a function of seed, epoch, sample and layer, not of threads or order.
/// </summary>
/// <param name="rate">The probability of zero, at least 0 and below 1.</param>
public sealed class DropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The probability of zero.</summary>
    public double Rate { get; } = rate;
}
