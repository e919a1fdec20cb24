using StaticCnn.Bench.Description;

namespace StaticCnn.Bench.Onnx;

/// <summary>The layers of a network as ONNX operators, in inference.</summary>
internal static class OnnxLayers
{
    public const string Input = "input", Output = "probabilities";

    /// <summary>The nodes, from <see cref="Input"/> to <see cref="Output"/>; softmax comes last.</summary>
    public static IEnumerable<OnnxNode> Of(NetworkDescription network)
    {
        var axes = network.InputShape.Length - 1;
        var last = Input;
        foreach (var layer in network.Layers)
        {
            var from = layer.From ?? last;
            foreach (var node in Nodes(layer, from, axes)) yield return node;
            last = layer.Name;
        }

        yield return new("Softmax", [last], Output) { Attributes = new Dictionary<string, object> { ["axis"] = 1 } };
    }

    private static OnnxNode[] Nodes(LayerDescription layer, string from, int axes) => layer.Kind switch
    {
        "Conv" => [new("Conv", [from, .. Parameters(layer)], layer.Name) { Attributes = Window(layer, axes, new() { ["group"] = layer.Groups }) }],
        "MaxPool" => [new("MaxPool", [from], layer.Name) { Attributes = Window(layer, axes, []) }],
        "ReLU" => [new("Relu", [from], layer.Name)],
        "GlobalAveragePool" => [new("GlobalAveragePool", [from], layer.Name)],
        "BatchNorm" => [new("BatchNormalization", [from, .. BatchNormParameters(layer)], layer.Name)
        {
            Attributes = new Dictionary<string, object> { ["epsilon"] = (float)layer.Epsilon },
        }],
        "Dense" =>
        [
            new("Flatten", [from], $"{layer.Name}.flat"),
            new("Gemm", [$"{layer.Name}.flat", .. Parameters(layer)], layer.Name) { Attributes = new Dictionary<string, object> { ["transB"] = 1 } },
        ],
        "Add" => [.. layer.With.Select((other, i) => new OnnxNode(
            "Add", [i == 0 ? from : Sum(layer, i - 1), other], i == layer.With.Length - 1 ? layer.Name : Sum(layer, i)))],
        _ => throw new NotSupportedException($"The bench does not write layers of kind {layer.Kind} as ONNX yet; add it here."),
    };

    private static string[] Parameters(LayerDescription layer) =>
        layer.Bias ? [$"{layer.Name}.weight", $"{layer.Name}.bias"] : [$"{layer.Name}.weight"];

    private static string[] BatchNormParameters(LayerDescription layer) =>
        [$"{layer.Name}.weight", $"{layer.Name}.bias", $"{layer.Name}.running_mean", $"{layer.Name}.running_var"];

    private static string Sum(LayerDescription layer, int index) => $"{layer.Name}.sum{index}";

    private static Dictionary<string, object> Window(LayerDescription layer, int axes, Dictionary<string, object> attributes)
    {
        attributes["kernel_shape"] = Enumerable.Repeat(layer.Kernel, axes).ToArray();
        attributes["strides"] = Enumerable.Repeat(layer.Stride, axes).ToArray();
        attributes["pads"] = Enumerable.Repeat(layer.Padding, 2 * axes).ToArray();
        return attributes;
    }
}
