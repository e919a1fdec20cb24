namespace StaticCnn.Reference.Losses;

/// <summary><c>mean((x - t)^2)</c> over the elements; with the mean over the samples, the mean over all elements of the batch.</summary>
public sealed class MeanSquaredErrorLoss : Loss
{
    /// <summary>The values themselves.</summary>
    public override double[] Predict(ReadOnlySpan<double> value) => value.ToArray();

    /// <inheritdoc/>
    public override double Value(ReadOnlySpan<double> value, Targets targets, int sample)
    {
        var target = targets.Values(sample, value.Length);
        var sum = 0.0;
        for (var i = 0; i < value.Length; i++) sum += (value[i] - target[i]) * (value[i] - target[i]);
        return sum / value.Length;
    }

    /// <inheritdoc/>
    public override double[] Gradient(ReadOnlySpan<double> value, Targets targets, int sample)
    {
        var target = targets.Values(sample, value.Length);
        var gradient = new double[value.Length];
        for (var i = 0; i < value.Length; i++) gradient[i] = 2 * (value[i] - target[i]) / value.Length;
        return gradient;
    }
}
