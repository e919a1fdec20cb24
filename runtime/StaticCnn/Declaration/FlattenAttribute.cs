namespace StaticCnn;

/// <summary>Any shape to (features), in the order (channel, row, column). Implied before <see cref="DenseAttribute"/>.</summary>
public sealed class FlattenAttribute : LayerAttribute;
