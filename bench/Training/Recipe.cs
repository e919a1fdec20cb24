namespace StaticCnn.Bench.Training;

/// <summary>How a network is trained: by Adam and one cycle of the learning rate.</summary>
/// <param name="Epochs">The epochs, where none are asked for.</param>
/// <param name="Batch">The samples of a batch.</param>
/// <param name="Rate">The largest learning rate.</param>
/// <param name="Beta1">Adam's first decay.</param>
/// <param name="Beta2">Adam's second decay.</param>
/// <param name="PctStart">The part of the steps in which the rate rises.</param>
/// <param name="Mean">Subtracted from the pixels, which are 0 to 1.</param>
/// <param name="Deviation">What they are then divided by.</param>
internal sealed record Recipe(int Epochs, int Batch, double Rate, double Beta1, double Beta2, double PctStart, float Mean, float Deviation)
{
    public override string ToString() => FormattableString.Invariant(
        $"batch {Batch}, Adam({Beta1}, {Beta2}), one cycle to {Rate} at {PctStart} of the steps; inputs (x - {Mean}) / {Deviation}");

    public Optimizer CreateOptimizer() => new Adam(Rate, Beta1, Beta2);

    public LearningRateSchedule CreateSchedule() => new OneCycleSchedule(PctStart);
}
