namespace StaticCnn;

/// <summary>Brings the samples of a tile together in aligned memory: inputs, and labels or targets as the loss needs them.</summary>
internal sealed class SampleGatherer(NetworkDefinition network, int tileSamples)
{
    private readonly AlignedBuffer inputs = new(checked(tileSamples * network.InputShape.Count));
    private readonly int[] labels = network.Loss == LossKind.SoftmaxCrossEntropy ? new int[tileSamples] : [];
    private readonly AlignedBuffer targets = new(network.Loss == LossKind.SoftmaxCrossEntropy ? 0 : checked(tileSamples * network.OutputShape.Count));

    /// <summary>The inputs of the gathered samples.</summary>
    public ReadOnlySpan<float> Inputs(int count) => inputs.Span[..(count * network.InputShape.Count)];

    /// <summary>The labels of the gathered samples; empty for a loss on targets.</summary>
    public ReadOnlySpan<int> Labels(int count) => labels.Length == 0 ? [] : labels.AsSpan(0, count);

    /// <summary>The targets of the gathered samples, one-hot if the data has labels; empty for a loss on labels.</summary>
    public ReadOnlySpan<float> Targets(int count) => targets.Length == 0 ? [] : targets.Span[..(count * network.OutputShape.Count)];

    /// <summary>Puts a sample of the data at a place of the tile.</summary>
    public void Gather(Dataset data, int sample, int place)
    {
        var inputLength = network.InputShape.Count;
        data.Sample(sample).CopyTo(inputs.Span.Slice(place * inputLength, inputLength));
        if (labels.Length != 0)
        {
            labels[place] = data.Label(sample);
            return;
        }

        var target = targets.Span.Slice(place * network.OutputShape.Count, network.OutputShape.Count);
        if (data.HasLabels)
        {
            target.Clear();
            target[data.Label(sample)] = 1;
        }
        else
        {
            data.Target(sample).CopyTo(target);
        }
    }
}
