namespace StaticCnn.Generator.Graph;

internal enum LossKind { SoftmaxCrossEntropy, MeanSquaredError }

/// <summary>How many of the kernels' loops become text: the runtime's Unroll, by its numbers.</summary>
internal enum UnrollKind { Auto, Full, None }

/// <summary>A network that is right: every name resolved, every shape known. The output is the value of the last layer.</summary>
/// <param name="Namespace">The namespace of the class; empty for the global one.</param>
/// <param name="ClassName">The name of the class, as an identifier (with @ where it is a keyword).</param>
/// <param name="Input">The shape of one input sample.</param>
/// <param name="Layers">The layers in order; each reads only the input and layers before it.</param>
/// <param name="Loss">The loss over the last layer's value.</param>
/// <param name="Unroll">What becomes of the loops.</param>
internal sealed record ShapedNetwork(
    string Namespace, string ClassName, Shape Input, EquatableArray<Layer> Layers, LossKind Loss, UnrollKind Unroll = UnrollKind.Auto);
