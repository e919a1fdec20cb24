namespace StaticCnn.Reference;

/// <summary>What one training pass over a batch gave. Arrays of values hold sample after sample, each channels first.</summary>
public sealed class ReferenceResult
{
    /// <summary>The mean of <see cref="SampleLosses"/>.</summary>
    public required double Loss { get; init; }

    /// <summary>The loss of every sample.</summary>
    public required double[] SampleLosses { get; init; }

    /// <summary>The predictions: probabilities under softmax with cross-entropy.</summary>
    public required double[] Outputs { get; init; }

    /// <summary>The value of every layer by its name.</summary>
    public required IReadOnlyDictionary<string, double[]> LayerOutputs { get; init; }

    /// <summary>The gradient of <see cref="Loss"/> by every trainable tensor, by its name.</summary>
    public required IReadOnlyDictionary<string, double[]> Gradients { get; init; }

    /// <summary>The gradient of <see cref="Loss"/> by the inputs.</summary>
    public required double[] InputGradient { get; init; }

    /// <summary>The running averages as they are after the pass, by tensor name; the network's own are left as they were.</summary>
    public required IReadOnlyDictionary<string, double[]> RunningAverages { get; init; }
}
