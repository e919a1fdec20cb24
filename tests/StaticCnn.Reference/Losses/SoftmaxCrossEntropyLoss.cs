using StaticCnn.Reference.Layers;

namespace StaticCnn.Reference.Losses;

/// <summary><c>-log(softmax(x)[label])</c>; its gradient is <c>p - y</c>, y being one at the label and zero elsewhere.</summary>
public sealed class SoftmaxCrossEntropyLoss : Loss
{
    /// <summary>Probabilities.</summary>
    public override double[] Predict(ReadOnlySpan<double> value)
    {
        var probabilities = value.ToArray();
        Softmax.Apply(probabilities);
        return probabilities;
    }

    /// <inheritdoc/>
    public override double Value(ReadOnlySpan<double> value, Targets targets, int sample)
    {
        // log(sum(exp(x))) - x[label], the maximum taken off: finite also where the probability is below the smallest double.
        var maximum = double.NegativeInfinity;
        foreach (var x in value) maximum = Math.Max(maximum, x);
        var sum = 0.0;
        foreach (var x in value) sum += Math.Exp(x - maximum);
        return Math.Log(sum) + maximum - value[targets.Label(sample, value.Length)];
    }

    /// <inheritdoc/>
    public override double[] Gradient(ReadOnlySpan<double> value, Targets targets, int sample)
    {
        var gradient = Predict(value);
        gradient[targets.Label(sample, value.Length)] -= 1;
        return gradient;
    }
}
