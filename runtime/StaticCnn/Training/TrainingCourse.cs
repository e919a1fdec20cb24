namespace StaticCnn;

/// <summary>The epochs that a schedule stretches over, and with it an average's beginning.</summary>
/// <param name="FirstEpoch">The first of them.</param>
/// <param name="Epochs">Their number.</param>
/// <param name="StepsPerEpoch">The steps of each.</param>
internal readonly record struct TrainingCourse(int FirstEpoch, int Epochs, int StepsPerEpoch)
{
    /// <summary>All steps.</summary>
    public long TotalSteps => (long)Epochs * StepsPerEpoch;

    /// <summary>The number of a step of an epoch, from 0.</summary>
    public long StepNumber(int epoch, int stepOfEpoch) => ((long)(epoch - FirstEpoch) * StepsPerEpoch) + stepOfEpoch;
}
