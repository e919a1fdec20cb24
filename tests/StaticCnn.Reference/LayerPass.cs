namespace StaticCnn.Reference;

/// <summary>
/// What a layer reads and writes in one pass over a batch. Arrays of values hold sample after sample, each channels first.
/// Gradients are added to, never set: a value may have several readers.
/// </summary>
public sealed class LayerPass
{
    /// <summary>The number of samples.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Whether this is training, in which batch normalisation and dropout differ from inference.</summary>
    public required bool Training { get; init; }

    /// <summary>The tensors of the network by name.</summary>
    public required IReadOnlyDictionary<string, double[]> Parameters { get; init; }

    /// <summary>The values that the layer reads.</summary>
    public required double[][] Inputs { get; init; }

    /// <summary>The layer's value.</summary>
    public required double[] Output { get; init; }

    /// <summary>The gradients of the loss by the values that the layer reads; backward adds to them.</summary>
    public double[][] InputGradients { get; init; } = [];

    /// <summary>The gradient of the loss by the layer's value.</summary>
    public double[] OutputGradient { get; init; } = [];

    /// <summary>The gradients of the loss by the tensors; backward adds to them.</summary>
    public IReadOnlyDictionary<string, double[]> Gradients { get; init; } = new Dictionary<string, double[]>();

    /// <summary>Receives the running averages as they are after this training pass.</summary>
    public IDictionary<string, double[]> RunningAverages { get; init; } = new Dictionary<string, double[]>();

    /// <summary>Whether dropout keeps an element, given the sample's place in the batch and <c>position * channels + channel</c>.</summary>
    public required Func<int, int, bool> Keep { get; init; }

    /// <summary>The only value that the layer reads.</summary>
    public double[] Input => Inputs[0];

    /// <summary>The gradient by the only value that the layer reads.</summary>
    public double[] InputGradient => InputGradients[0];

    /// <summary>The elements of a tensor.</summary>
    public double[] this[ReferenceTensor tensor] => Parameters[tensor.Name];

    /// <summary>The gradient of a tensor.</summary>
    public double[] Gradient(ReferenceTensor tensor) => Gradients[tensor.Name];
}
