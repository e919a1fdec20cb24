namespace StaticCnn;

/// <summary>The mean of every channel over all its positions: (channels, height, width) or (channels, length) to (channels).</summary>
public sealed class GlobalAveragePoolAttribute : LayerAttribute;
