namespace StaticCnn;

/// <summary>The optimizer's learning rate in every step.</summary>
public sealed class ConstantSchedule : LearningRateSchedule
{
    /// <inheritdoc/>
    public override string ToString() => "constant";

    /// <inheritdoc/>
    protected override double FactorAt(long stepNumber, long totalSteps) => 1;
}
