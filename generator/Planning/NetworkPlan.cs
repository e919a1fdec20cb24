using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>Everything that is printed: nothing is decided after this.</summary>
internal sealed record NetworkPlan(
    ShapedNetwork Network, ParameterPlan Parameters, PassPlan Training, PassPlan Inference, ImmutableArray<LayerCost> Costs, Sharding Sharding)
{
    public static NetworkPlan Of(ShapedNetwork network, LoweredGraph training, LoweredGraph inference)
    {
        var parameters = ParameterPlan.Of(training);
        var costs = LayerCost.Of(network);
        return new(network, parameters, PassPlan.Of(training), PassPlan.Of(inference), costs, Sharding.Of(parameters, costs));
    }
}
