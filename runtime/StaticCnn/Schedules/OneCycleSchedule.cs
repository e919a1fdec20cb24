namespace StaticCnn;

/// <summary>
/// Rises to the optimizer's learning rate and falls far below where it began, as PyTorch's <c>OneCycleLR</c> with <c>max_lr</c> the
/// optimizer's rate (Smith and Topin, "Super-Convergence", 2018):
/// <code>
/// factor = anneal(1 / divFactor, 1, step / peak)                                          up to the step peak = pctStart totalSteps - 1,
/// factor = anneal(1, 1 / (divFactor finalDivFactor), (step - peak) / (totalSteps - 1 - peak))    after it
/// </code>
/// Momentum is not cycled: it is <c>OneCycleLR</c> with <c>cycle_momentum=False</c>.
/// </summary>
public sealed class OneCycleSchedule : LearningRateSchedule
{
    private readonly double pctStart;
    private readonly double divFactor;
    private readonly double finalDivFactor;
    private readonly Annealing annealing;

    /// <summary>A schedule with PyTorch's defaults.</summary>
    /// <param name="pctStart">The part of the steps in which the rate rises, from 0 to 1.</param>
    /// <param name="divFactor">The first rate is the largest divided by this.</param>
    /// <param name="finalDivFactor">The last rate is the first divided by this.</param>
    /// <param name="annealing">The curve, both up and down.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public OneCycleSchedule(double pctStart = 0.3, double divFactor = 25, double finalDivFactor = 1e4, Annealing annealing = Annealing.Cosine)
    {
        if (pctStart is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(pctStart), pctStart, "pctStart is a number from 0 to 1.");
        if (!Enum.IsDefined(annealing)) throw new ArgumentOutOfRangeException(nameof(annealing), annealing, "annealing is Cosine or Linear.");
        this.pctStart = pctStart;
        this.divFactor = Positive(divFactor, nameof(divFactor));
        this.finalDivFactor = Positive(finalDivFactor, nameof(finalDivFactor));
        this.annealing = annealing;
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"one cycle, from 1/{divFactor} of it up in {pctStart} of the steps, down to 1/{divFactor * finalDivFactor}");

    /// <inheritdoc/>
    protected override double FactorAt(long stepNumber, long totalSteps)
    {
        var peak = (pctStart * totalSteps) - 1;
        var first = 1 / divFactor;
        // With its peak at step 0 PyTorch divides by zero.
        if (stepNumber <= peak) return peak == 0 ? 1 : ScheduleMath.Anneal(annealing, first, 1, stepNumber / peak);
        return ScheduleMath.Anneal(annealing, 1, first / finalDivFactor, (stepNumber - peak) / (totalSteps - 1 - peak));
    }

    private static double Positive(double value, string name) => value > 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is a finite number above 0.");
}
