namespace StaticCnn.Bench.Description;

/// <summary>The multiply-adds that a training step needs.</summary>
internal static class TrainingArithmetic
{
    /// <summary>
    /// Of one sample: a layer's forward pass and weight gradient, and its input gradient where anything before it is trained, each as much as the
    /// forward pass. A first layer counts twice, others three times.
    /// </summary>
    public static long MultiplyAdds(NetworkDescription network)
    {
        var costs = LayerArithmetic.Of(network);
        // The values whose gradients are needed.
        var needed = new HashSet<string>();
        long sum = 0;
        string? last = null;
        foreach (var layer in network.Layers)
        {
            var needsInput = layer.With.Append(layer.From ?? last).Any(source => source is not null && needed.Contains(source));
            sum += costs.GetValueOrDefault(layer.Name) * (needsInput ? 3 : 2);
            if (needsInput || layer.IsTrained) needed.Add(layer.Name);
            last = layer.Name;
        }

        return sum;
    }
}
