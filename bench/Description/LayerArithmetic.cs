namespace StaticCnn.Bench.Description;

/// <summary>The multiply-adds of each layer. Taps of a convolution that lie outside of its input are zeros and do not count.</summary>
internal static class LayerArithmetic
{
    /// <summary>By the layer's name, in any case, for one sample's forward pass; only layers that multiply.</summary>
    public static Dictionary<string, long> Of(NetworkDescription network)
    {
        var costs = new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase);
        var shapes = new Dictionary<string, int[]>();
        var last = network.InputShape;
        foreach (var layer in network.Layers)
        {
            var input = layer.From is null ? last : shapes[layer.From];
            if (layer.Kind == "Dense") costs[layer.Name] = (long)layer.Units * input.Aggregate(1, (a, b) => a * b);
            else if (layer.Kind == "Conv") costs[layer.Name] = Convolution(layer, input);
            last = shapes[layer.Name] = Output(layer, input);
        }

        return costs;
    }

    /// <summary>Channels first.</summary>
    private static int[] Output(LayerDescription layer, int[] input) => layer.Kind switch
    {
        "Dense" => [layer.Units],
        "GlobalAveragePool" => [input[0]],
        "Conv" => [layer.Units, .. input[1..].Select(size => Positions(layer, size))],
        "MaxPool" => [input[0], .. input[1..].Select(size => Positions(layer, size))],
        _ => input,
    };

    private static long Convolution(LayerDescription layer, int[] input) =>
        input[1..].Aggregate((long)layer.Units * (input[0] / layer.Groups), (product, size) => product * TapsInside(layer, size));

    private static int Positions(LayerDescription layer, int size) => ((size + (2 * layer.Padding) - layer.Kernel) / layer.Stride) + 1;

    /// <summary>The pairs of an output position and a tap that reads the input, along one axis.</summary>
    private static int TapsInside(LayerDescription layer, int size)
    {
        var count = 0;
        for (var position = 0; position < Positions(layer, size); position++)
        {
            var first = (position * layer.Stride) - layer.Padding;
            count += Math.Min(size, first + layer.Kernel) - Math.Max(0, first);
        }

        return count;
    }
}
