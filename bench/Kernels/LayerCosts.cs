using System.Globalization;

namespace StaticCnn.Bench.Kernels;

/// <summary>The multiply-adds of each layer, read from a network's summary.</summary>
internal static class LayerCosts
{
    /// <summary>By the layer's name, for one sample's forward pass.</summary>
    public static Dictionary<string, long> Of(string summary)
    {
        var costs = new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in summary.Split('\n'))
        {
            // name, kind, output, parameters, multiply-adds; layers without arithmetic have no more than three.
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var name, _, _, _, var cost]
                && long.TryParse(cost, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var multiplyAdds))
            {
                costs[name] = multiplyAdds;
            }
        }

        return costs;
    }

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
