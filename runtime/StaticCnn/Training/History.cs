namespace StaticCnn;

/// <summary>The course of a training.</summary>
public sealed record History
{
    /// <summary>The epochs, in order. The last one is incomplete if the training stopped within it.</summary>
    public required IReadOnlyList<EpochReport> Epochs { get; init; }

    /// <summary>Why the training ended.</summary>
    public required StopReason StopReason { get; init; }

    /// <summary>The time it took.</summary>
    public required TimeSpan Duration { get; init; }
}
