namespace StaticCnn;

/// <summary>
/// How the weights that a training passes through are averaged, by the formulas of PyTorch's <c>torch.optim.swa_utils.AveragedModel</c>,
/// with n the steps averaged before:
/// <code>
/// a = p                      n = 0
/// a = a + share (p - a)      n > 0; share = 1 - decay (exponential), 1 / (n + 1) (equal)
/// </code>
/// Running averages of batch norms are averaged in the same way, which is <c>use_buffers=True</c>. Subnormal averages become zero.
/// </summary>
public sealed class WeightAveraging
{
    private readonly double? decay;

    private WeightAveraging(double? decay, double start)
    {
        this.decay = decay;
        Start = start is >= 0 and < 1
            ? start
            : throw new ArgumentOutOfRangeException(nameof(start), start, "start is a part of the training, at least 0 and less than 1.");
    }

    /// <summary>The part of the training that passes before the first step is averaged.</summary>
    public double Start { get; }

    /// <summary>The exponential moving average (EMA): of the last <c>1 / (1 - decay)</c> steps, roughly.</summary>
    /// <param name="decay">What stays of the average in a step, at least 0 and less than 1.</param>
    /// <param name="start">The part of the training that passes before, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public static WeightAveraging Exponential(double decay = 0.999, double start = 0) => decay is >= 0 and < 1
        ? new WeightAveraging(decay, start)
        : throw new ArgumentOutOfRangeException(nameof(decay), decay, "decay is at least 0 and less than 1.");

    /// <summary>Stochastic weight averaging (SWA): the mean of all steps of the last part of the training.</summary>
    /// <param name="start">The part of the training that passes before, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The start is out of its range.</exception>
    public static WeightAveraging Equal(double start = 0.75) => new(null, start);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"{(decay is { } kept ? FormattableString.Invariant($"exponential, decay {kept}") : "equal")}, from {Start} of the training on");

    /// <summary>Whether the weights after a step are averaged.</summary>
    internal bool Includes(long step, long totalSteps) => step >= Start * totalSteps;

    /// <summary>The share of the new weights after so many others.</summary>
    internal float Share(long averaged) => (float)(averaged == 0 ? 1 : decay is { } kept ? 1 - kept : 1.0 / (averaged + 1));
}
