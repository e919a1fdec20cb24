namespace StaticCnn;

/// <summary>One tile of samples in a phase of a training step: what it reads, where it adds, where it works.</summary>
public readonly ref struct TrainingTile
{
    /// <summary>The number of samples, at most <see cref="NetworkDefinition.TileSamples"/>.</summary>
    public required int Count { get; init; }

    /// <summary>The place of the first sample in the batch.</summary>
    public required int FirstSample { get; init; }

    /// <summary>The number of samples in the batch, by which the gradients are divided.</summary>
    public required int BatchSize { get; init; }

    /// <summary>The inputs, sample after sample, each of the input's shape.</summary>
    public required ReadOnlySpan<float> Inputs { get; init; }

    /// <summary>The class of each sample; empty for a loss on targets.</summary>
    public required ReadOnlySpan<int> Labels { get; init; }

    /// <summary>The targets, sample after sample, each of the output's shape; empty for a loss on labels.</summary>
    public required ReadOnlySpan<float> Targets { get; init; }

    /// <summary>The number of each sample in its data set: with seed and epoch the key of its dropout masks.</summary>
    public required ReadOnlySpan<int> SampleNumbers { get; init; }

    /// <summary>The seed of the dropout masks.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The epoch, from 0.</summary>
    public required int Epoch { get; init; }

    /// <summary>The packed storage of the network.</summary>
    public required ReadOnlySpan<float> Storage { get; init; }

    /// <summary>What <see cref="INetwork{TSelf}.PrepareTraining"/> computed.</summary>
    public required ReadOnlySpan<float> Derived { get; init; }

    /// <summary>The statistics of the whole batch, from the phases before.</summary>
    public required ReadOnlySpan<float> Statistics { get; init; }

    /// <summary>Whether it is the first tile of its shard.</summary>
    public required bool IsFirst { get; init; }

    /// <summary>The gradients of the shard, added to; up to <see cref="NetworkDefinition.ClearedLength"/> zero when its first tile begins.</summary>
    public required Span<float> Gradients { get; init; }

    /// <summary>The statistics of the shard, added to; zero when its first tile begins.</summary>
    public required Span<float> ShardStatistics { get; init; }

    /// <summary>The values of the whole batch that live from phase to phase.</summary>
    public required Span<float> Batch { get; init; }

    /// <summary>Memory to work in, of any content.</summary>
    public required Span<float> Arena { get; init; }

    /// <summary>Receives the predictions, sample after sample, in the phase that computes them.</summary>
    public required Span<float> Outputs { get; init; }

    /// <summary>Receives the loss of each sample, not divided by the batch size.</summary>
    public required Span<float> Losses { get; init; }
}
