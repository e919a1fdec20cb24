namespace StaticCnn;

/// <summary>How well a network does on data.</summary>
public sealed record Evaluation
{
    /// <summary>The number of samples.</summary>
    public required int Samples { get; init; }

    /// <summary>The mean loss of the samples.</summary>
    public required double Loss { get; init; }

    /// <summary>Which classes were taken for which; null where the data has no labels.</summary>
    public required ConfusionMatrix? ConfusionMatrix { get; init; }

    /// <summary>The share of samples that were classified rightly, 0 to 1; null where the data has no labels.</summary>
    public double? Accuracy => ConfusionMatrix is { } matrix ? (double)matrix.Correct / Samples : null;
}
