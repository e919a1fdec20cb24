namespace StaticCnn;

/// <summary>
/// Changes by the same amount in every step, as PyTorch's <c>LinearLR</c> with <c>total_iters</c> the schedule's steps:
/// <c>factor = start + (end - start) step / totalSteps</c>. At first from the optimizer's rate to 0, which the step after the last would have.
/// </summary>
public sealed class LinearSchedule : LearningRateSchedule
{
    private readonly double start;
    private readonly double end;

    /// <summary>A schedule between two factors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A factor is negative or not finite.</exception>
    public LinearSchedule(double end = 0, double start = 1)
    {
        this.start = ScheduleMath.NotNegative(start);
        this.end = ScheduleMath.NotNegative(end);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"linearly from {start} to {end} of it");

    /// <inheritdoc/>
    protected override double FactorAt(long stepNumber, long totalSteps) =>
        ScheduleMath.Anneal(Annealing.Linear, start, end, (double)stepNumber / totalSteps);
}
