namespace StaticCnn.Generator.Planning;

/// <summary>How a batch is to be split into gradient shards.</summary>
/// <param name="SamplesPerShard">The samples that a shard should have.</param>
/// <param name="TwoShardBatch">The batch size from which on there are two shards at least.</param>
internal sealed record Sharding(int SamplesPerShard, int TwoShardBatch)
{
    /// <summary>
    /// A shard costs a pass over its gradients (about 1 ns a float with clearing and summing); a sample about 6 operations a
    /// multiply-add at 100 per ns. Shards are so large that their cost stays near 4 % of the samples', but not below the numbers
    /// of samples that let several threads share a small batch. A second shard may cost more: one thread loses little by it, two gain much.
    /// </summary>
    public static Sharding Of(ParameterPlan parameters, ImmutableArray<LayerCost> costs)
    {
        var multiplyAdds = Math.Max(costs.Sum(c => c.MultiplyAdds), 1);
        var samples = parameters.TrainableLength / (0.04 * 0.06 * multiplyAdds);
        return new((int)Math.Min(Math.Max(Math.Ceiling(samples), 4), 16), (int)Math.Max(Math.Ceiling(2 * samples / 20), 4));
    }
}
