namespace StaticCnn;

/// <summary>What came of one epoch.</summary>
public sealed record EpochReport
{
    /// <summary>The number of the epoch, from 0.</summary>
    public required int Epoch { get; init; }

    /// <summary>The mean loss over the samples, each before the update by its batch.</summary>
    public required double TrainingLoss { get; init; }

    /// <summary>The share of samples that were classified rightly, before the update by their batch; null where the data has no labels.</summary>
    public required double? TrainingAccuracy { get; init; }

    /// <summary>The loss on the validation data after the epoch; null without such data.</summary>
    public double? ValidationLoss { get; init; }

    /// <summary>The accuracy on the validation data after the epoch; null without such data, or where it has no labels.</summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>The learning rate of the last step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The samples trained; less than the data has if the training stopped within the epoch.</summary>
    public required int Samples { get; init; }

    /// <summary>The time for training, without validation.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The samples trained per second.</summary>
    public double SamplesPerSecond => Duration > TimeSpan.Zero ? Samples / Duration.TotalSeconds : 0;
}
