namespace StaticCnn;

/// <summary>
/// Rises linearly for some steps and then follows another schedule, which begins there, as PyTorch's <c>SequentialLR</c> of
/// <c>LinearLR(start_factor=start, total_iters=steps)</c> and the other one, with <c>milestones=[steps]</c>:
/// <c>factor = start + (1 - start) step / steps</c> before the given step, <c>after(step - steps, totalSteps - steps)</c> from it on.
/// </summary>
public sealed class WarmUpSchedule : LearningRateSchedule
{
    private readonly long steps;
    private readonly LearningRateSchedule after;
    private readonly double start;

    /// <summary>A warm-up before another schedule. A training of no more steps does not get past it.</summary>
    /// <param name="steps">The training steps (batches) of the warm-up.</param>
    /// <param name="after">What follows.</param>
    /// <param name="start">The first factor.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no step, or the factor is negative or not finite.</exception>
    public WarmUpSchedule(long steps, LearningRateSchedule after, double start = 1.0 / 3)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        ArgumentNullException.ThrowIfNull(after);
        this.steps = steps;
        this.after = after;
        this.start = ScheduleMath.NotNegative(start);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"up from {start:0.####} of it in {steps} steps, then {after}");

    /// <inheritdoc/>
    protected override double FactorAt(long stepNumber, long totalSteps) => stepNumber < steps
        ? ScheduleMath.Anneal(Annealing.Linear, start, 1, (double)stepNumber / steps)
        : after.Factor(stepNumber - steps, totalSteps - steps);
}
