namespace StaticCnn;

/// <summary>
/// Falls along half a cosine, as PyTorch's <c>CosineAnnealingLR</c> with <c>T_max</c> the schedule's steps:
/// <c>factor = end + (1 - end) (1 + cos(pi step / totalSteps)) / 2</c>.
/// </summary>
public sealed class CosineSchedule : LearningRateSchedule
{
    private readonly double end;

    /// <summary>A schedule that ends at the given factor: 0, or <c>eta_min</c> divided by the optimizer's rate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative or not finite.</exception>
    public CosineSchedule(double end = 0) => this.end = ScheduleMath.NotNegative(end);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"along a cosine to {end} of it");

    /// <inheritdoc/>
    protected override double FactorAt(long stepNumber, long totalSteps) =>
        ScheduleMath.Anneal(Annealing.Cosine, 1, end, (double)stepNumber / totalSteps);
}
