namespace StaticCnn.Reference.Losses;

/// <summary>The last step: from the last layer's value to predictions, a loss per sample, and the gradient of their mean.</summary>
public abstract class Loss
{
    /// <summary>What a prediction is, given one sample of the last layer's value.</summary>
    public abstract double[] Predict(ReadOnlySpan<double> value);

    /// <summary>The loss of one sample, whose number in the batch is given.</summary>
    public abstract double Value(ReadOnlySpan<double> value, Targets targets, int sample);

    /// <summary>The gradient of the sample's own loss, not divided by the batch size.</summary>
    public abstract double[] Gradient(ReadOnlySpan<double> value, Targets targets, int sample);
}
