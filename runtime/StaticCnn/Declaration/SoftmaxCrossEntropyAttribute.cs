namespace StaticCnn;

/// <summary>
/// Softmax over the outputs, and the negative logarithm of the probability of the right class, as the mean over the batch.
/// Predictions are probabilities.
/// </summary>
public sealed class SoftmaxCrossEntropyAttribute : LossAttribute;
