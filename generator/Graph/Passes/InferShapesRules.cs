namespace StaticCnn.Generator.Graph.Passes;

/// <summary>The layers of the language: the prefix of their names, and how their shape follows.</summary>
internal static class InferShapesRules
{
    private sealed record Rule(string Prefix, Func<InferShapesLayer, Layer?> Infer);

    private static readonly Dictionary<string, Rule> Rules = new(StringComparer.Ordinal)
    {
        ["Conv1D"] = new("conv", l => InferShapesConvolution.Infer(l, 2)),
        ["Conv2D"] = new("conv", l => InferShapesConvolution.Infer(l, 3)),
        ["MaxPool1D"] = new("pool", l => InferShapesPooling.Infer(l, 2, PoolKind.Max)),
        ["MaxPool2D"] = new("pool", l => InferShapesPooling.Infer(l, 3, PoolKind.Max)),
        ["AveragePool1D"] = new("pool", l => InferShapesPooling.Infer(l, 2, PoolKind.Average)),
        ["AveragePool2D"] = new("pool", l => InferShapesPooling.Infer(l, 3, PoolKind.Average)),
        ["GlobalAveragePool"] = new("pool", InferShapesPooling.InferGlobal),
        ["Subsample2D"] = new("subsample", InferShapesPooling.InferSubsample),
        ["Dense"] = new("fc", InferShapesDense.Infer),
        ["Flatten"] = new("flatten", InferShapesDense.InferFlatten),
        ["ReLU"] = new("relu", l => InferShapesElementwise.Infer(l, ActivationKind.ReLU)),
        ["LeakyReLU"] = new("leakyrelu", InferShapesElementwise.InferLeaky),
        ["Sigmoid"] = new("sigmoid", l => InferShapesElementwise.Infer(l, ActivationKind.Sigmoid)),
        ["Tanh"] = new("tanh", l => InferShapesElementwise.Infer(l, ActivationKind.Tanh)),
        ["Softmax"] = new("softmax", InferShapesElementwise.InferSoftmax),
        ["BatchNorm"] = new("bn", InferShapesElementwise.InferBatchNorm),
        ["Dropout"] = new("dropout", InferShapesElementwise.InferDropout),
        ["Add"] = new("add", InferShapesCombining.InferAdd),
        ["Concat"] = new("concat", InferShapesCombining.InferConcat),
    };

    public static IEnumerable<string> Kinds => Rules.Keys;

    public static bool IsKnown(string kind) => Rules.ContainsKey(kind);

    /// <summary>The start of default names; for an unknown layer its own name, which is never used.</summary>
    public static string Prefix(string kind) => Rules.TryGetValue(kind, out var rule) ? rule.Prefix : kind;

    /// <summary>The layer with its shape; null where an error leaves it unknown.</summary>
    public static Layer? Infer(InferShapesLayer layer) =>
        !layer.Attribute.IsBroken && Rules.TryGetValue(layer.Kind, out var rule) ? rule.Infer(layer) : null;
}
