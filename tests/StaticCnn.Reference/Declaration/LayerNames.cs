namespace StaticCnn.Reference.Declaration;

/// <summary>Names layers: as given, or by the kind's prefix and the layer's number among all layers of that prefix, named or not.</summary>
internal sealed class LayerNames
{
    private readonly Dictionary<string, int> counts = [];

    public string Next(LayerAttribute attribute)
    {
        var prefix = Prefix(attribute);
        var number = counts[prefix] = counts.GetValueOrDefault(prefix) + 1;
        return attribute.Name ?? $"{prefix}{number}";
    }

    private static string Prefix(LayerAttribute attribute) => attribute switch
    {
        Conv1DAttribute or Conv2DAttribute => "conv",
        MaxPool1DAttribute or MaxPool2DAttribute or AveragePool1DAttribute or AveragePool2DAttribute or GlobalAveragePoolAttribute => "pool",
        Subsample2DAttribute => "subsample",
        DenseAttribute => "fc",
        BatchNormAttribute => "bn",
        FlattenAttribute => "flatten",
        DropoutAttribute => "dropout",
        ReLUAttribute => "relu",
        LeakyReLUAttribute => "leakyrelu",
        SigmoidAttribute => "sigmoid",
        TanhAttribute => "tanh",
        SoftmaxAttribute => "softmax",
        AddAttribute => "add",
        ConcatAttribute => "concat",
        _ => throw new NotSupportedException($"{attribute.GetType().Name} is not known to the reference."),
    };
}
