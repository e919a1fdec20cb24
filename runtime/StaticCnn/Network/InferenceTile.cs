namespace StaticCnn;

/// <summary>One tile of samples to predict.</summary>
public readonly ref struct InferenceTile
{
    /// <summary>The number of samples, at most <see cref="NetworkDefinition.InferenceTileSamples"/>.</summary>
    public required int Count { get; init; }

    /// <summary>The inputs, sample after sample.</summary>
    public required ReadOnlySpan<float> Inputs { get; init; }

    /// <summary>The packed storage of the network.</summary>
    public required ReadOnlySpan<float> Storage { get; init; }

    /// <summary>What <see cref="INetwork{TSelf}.PrepareInference"/> computed.</summary>
    public required ReadOnlySpan<float> Derived { get; init; }

    /// <summary>Memory to work in, of any content.</summary>
    public required Span<float> Arena { get; init; }

    /// <summary>Receives the predictions, sample after sample.</summary>
    public required Span<float> Outputs { get; init; }

    /// <summary>Memory of this thread alone, of any content: the same as <see cref="Arena"/> where there is no team.</summary>
    public required Span<float> OwnArena { get; init; }

    /// <summary>The threads that compute this tile together, or null for one alone.</summary>
    public InferenceTeam? Team { get; init; }

    /// <summary>Which thread of the team this one is, from 0.</summary>
    public int Part { get; init; }
}
