namespace StaticCnn;

/// <summary><c>exp(x) / sum(exp(x))</c> over the channels (or features), at each position.</summary>
public sealed class SoftmaxAttribute : LayerAttribute;
