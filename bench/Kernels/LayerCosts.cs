namespace StaticCnn.Bench.Kernels;

/// <summary>The multiply-adds of kernels.</summary>
internal static class LayerCosts
{
    /// <summary>The arithmetic of a kernel by its name, or null where it is not a layer's forward, input gradient or weight gradient.</summary>
    public static long? OfKernel(string kernel, Dictionary<string, long> layers)
    {
        foreach (var (layer, cost) in layers.OrderByDescending(l => l.Key.Length))
        {
            if (!kernel.StartsWith(layer, StringComparison.OrdinalIgnoreCase)) continue;
            var pass = kernel[layer.Length..];
            return pass.StartsWith("Forward", StringComparison.Ordinal)
                || pass.StartsWith("InputGradient", StringComparison.Ordinal)
                || pass.StartsWith("WeightGradient", StringComparison.Ordinal) ? cost : null;
        }

        return null;
    }
}
