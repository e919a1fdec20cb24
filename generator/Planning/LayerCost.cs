using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Planning;

/// <summary>What a layer costs, as users count it: trainable values, and multiply-adds of one forward pass of one sample.</summary>
internal sealed record LayerCost(Layer Layer, long Parameters, long MultiplyAdds)
{
    public static ImmutableArray<LayerCost> Of(ShapedNetwork network)
    {
        var shapes = new List<Shape> { network.Input };
        var costs = ImmutableArray.CreateBuilder<LayerCost>();
        foreach (var layer in network.Layers)
        {
            var input = shapes[layer.Inputs[0]];
            long channels = layer.Output.Channels;
            costs.Add(layer switch
            {
                ConvolutionLayer l => Of(l, input),
                DenseLayer l => new(l, channels * (input.Count + (l.Bias ? 1 : 0)), channels * input.Count),
                BatchNormLayer or SubsampleLayer => new(layer, 2 * channels, layer.Output.Count),
                _ => new(layer, 0, 0),
            });
            shapes.Add(layer.Output);
        }

        return costs.ToImmutable();
    }

    private static LayerCost Of(ConvolutionLayer layer, Shape input)
    {
        var weights = (long)layer.Output.Channels * (input.Channels / layer.Groups) * layer.Window.Taps;
        return new(layer, weights + (layer.Bias ? layer.Output.Channels : 0), weights * layer.Output.Positions);
    }
}
