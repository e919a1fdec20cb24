namespace StaticCnn;

/// <summary>
/// How the learning rate changes over a training: a pure function of the step and of how many there are, so that a training that is
/// stopped and continued takes the same rates. The formulas are those of PyTorch's <c>torch.optim.lr_scheduler</c>.
/// </summary>
/// <remarks>
/// A schedule gives a factor; the rate of a step is that times <see cref="Optimizer.LearningRate"/>, which stays as it was set. Derive a
/// class for a schedule of your own.
/// </remarks>
public abstract class LearningRateSchedule
{
    /// <summary>The factor of the learning rate in a step.</summary>
    /// <param name="step">The step, from 0.</param>
    /// <param name="totalSteps">The steps of the whole schedule.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    /// <exception cref="InvalidOperationException">The schedule, of a class of the caller's, gave a negative or infinite factor or NaN.</exception>
    public double Factor(long step, long totalSteps)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(totalSteps);
        if (step < 0 || step >= totalSteps)
            throw new ArgumentOutOfRangeException(nameof(step), step, $"A schedule of {totalSteps} steps has the steps 0 to {totalSteps - 1}.");
        var factor = FactorAt(step, totalSteps);
        return factor >= 0 && double.IsFinite(factor)
            ? factor
            : throw new InvalidOperationException(FormattableString.Invariant(
                $"{GetType().Name} gave the factor {factor} for step {step} of {totalSteps}; a factor is a finite number of at least 0."));
    }

    /// <summary>The factor in a step; called with a step that there is. Called in every step, so it should allocate nothing.</summary>
    protected abstract double FactorAt(long stepNumber, long totalSteps);
}
