namespace StaticCnn;

/// <summary>What came of one training step.</summary>
/// <param name="Loss">The mean loss of the batch's samples, before the update.</param>
/// <param name="Samples">The number of samples in the batch.</param>
/// <param name="Correct">The samples whose largest output is at their label; 0 where the data has no labels.</param>
public readonly record struct StepResult(double Loss, int Samples, int Correct);
