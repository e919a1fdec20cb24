namespace StaticCnn.Bench.Training;

/// <summary>How a network is trained: an optimizer, one cycle of the learning rate, and what is done to the inputs.</summary>
/// <param name="Optimizer">The optimizer, with the largest learning rate.</param>
/// <param name="Epochs">The epochs, where none are asked for.</param>
/// <param name="Batch">The samples of a batch.</param>
/// <param name="PctStart">The part of the steps in which the rate rises.</param>
/// <param name="Mean">Subtracted from the pixels, which are 0 to 1.</param>
/// <param name="Deviation">What they are then divided by.</param>
internal sealed record Recipe(OptimizerChoice Optimizer, int Epochs, int Batch, double PctStart, float Mean, float Deviation)
{
    public override string ToString() => FormattableString.Invariant(
        $"batch {Batch}, {Optimizer}, one cycle with {PctStart} of the steps upwards; inputs (x - {Mean}) / {Deviation}");

    public LearningRateSchedule CreateSchedule() => new OneCycleSchedule(PctStart);
}
