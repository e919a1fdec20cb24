using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>Everything that is printed: nothing is decided after this.</summary>
internal sealed record NetworkPlan(
    ShapedNetwork Network, ParameterPlan Parameters, PassPlan Training, PassPlan Inference, ImmutableArray<LayerCost> Costs, int SamplesPerShard)
{
    public static NetworkPlan Of(ShapedNetwork network, LoweredGraph training, LoweredGraph inference)
    {
        var parameters = ParameterPlan.Of(training.Tensors);
        var costs = LayerCost.Of(network);
        return new(network, parameters, PassPlan.Of(training), PassPlan.Of(inference), costs, ShardSize(parameters, costs));
    }

    /// <summary>
    /// A shard costs a pass over its gradients (about 1 ns a float with clearing and summing); a sample about 6 operations a
    /// multiply-add at 100 per ns. Shards are so large that their cost stays near 4 % of the samples', but not below the numbers
    /// of samples that let several threads share a small batch.
    /// </summary>
    private static int ShardSize(ParameterPlan parameters, ImmutableArray<LayerCost> costs)
    {
        var multiplyAdds = Math.Max(costs.Sum(c => c.MultiplyAdds), 1);
        var samples = parameters.TrainableLength / (0.04 * 0.06 * multiplyAdds);
        return (int)Math.Min(Math.Max(Math.Ceiling(samples), 4), 16);
    }
}
