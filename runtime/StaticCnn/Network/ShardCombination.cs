namespace StaticCnn;

/// <summary>What the shards of a batch collected in a phase, to be combined in the order of the shards.</summary>
public readonly ref struct ShardCombination
{
    /// <summary>The number of shards.</summary>
    public required int Shards { get; init; }

    /// <summary>The number of samples in the batch.</summary>
    public required int BatchSize { get; init; }

    /// <summary>The statistics of all shards, one after the other.</summary>
    public required ReadOnlySpan<float> ShardStatistics { get; init; }

    /// <summary>The gradients of all shards, one after the other.</summary>
    public required ReadOnlySpan<float> ShardGradients { get; init; }

    /// <summary>Receives the statistics of the whole batch.</summary>
    public required Span<float> Statistics { get; init; }

    /// <summary>The packed storage of the network, for the running averages.</summary>
    public required Span<float> Storage { get; init; }
}
