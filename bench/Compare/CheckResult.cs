namespace StaticCnn.Bench.Compare;

/// <summary>What a contender computed: the loss and the gradient of each parameter (training), or the probabilities (inference).</summary>
/// <param name="Loss">The mean loss of the batch; 0 for inference.</param>
/// <param name="Values">In PyTorch's layout, tensor after tensor as the definition has them; or sample after sample.</param>
internal sealed record CheckResult(double Loss, float[] Values);
