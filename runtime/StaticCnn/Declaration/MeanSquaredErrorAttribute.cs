namespace StaticCnn;

/// <summary>The mean of the squared differences between outputs and targets, over all elements of the batch.</summary>
public sealed class MeanSquaredErrorAttribute : LossAttribute;
