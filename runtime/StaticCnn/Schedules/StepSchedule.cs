namespace StaticCnn;

/// <summary>
/// Falls by the same factor every so many steps, as PyTorch's <c>StepLR</c>: <c>factor = gamma^floor(step / stepSize)</c>.
/// </summary>
public sealed class StepSchedule : LearningRateSchedule
{
    private readonly long stepSize;
    private readonly double gamma;

    /// <summary>A schedule of the given width of a step and factor.</summary>
    /// <param name="stepSize">
    /// The training steps (batches) between two changes; <see cref="Trainer{TNetwork}.StepsPerEpoch"/> tells how many there are in an epoch.
    /// </param>
    /// <param name="gamma">The factor.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step size is not positive, or gamma not in [0, 1].</exception>
    public StepSchedule(long stepSize, double gamma = 0.1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepSize);
        if (gamma is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(gamma), gamma, "gamma is a number from 0 to 1.");
        this.stepSize = stepSize;
        this.gamma = gamma;
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"times {gamma} every {stepSize} steps");

    /// <inheritdoc/>
    protected override double FactorAt(long stepNumber, long totalSteps) => ScheduleMath.Power(gamma, stepNumber / stepSize);
}
