namespace StaticCnn;

/// <summary>Measures of the outputs for one sample.</summary>
internal static class OutputMeasure
{
    /// <summary>The place of the largest output, the first of equal ones: the predicted class. 0 if the first is NaN.</summary>
    public static int Largest(ReadOnlySpan<float> outputs)
    {
        var best = 0;
        for (var i = 1; i < outputs.Length; i++)
        {
            if (outputs[i] > outputs[best]) best = i;
        }

        return best;
    }

    /// <summary>Cross-entropy of predicted probabilities: <c>-log(p)</c> of the true class, with p at least 2^-126. NaN stays NaN.</summary>
    public static float CrossEntropy(ReadOnlySpan<float> probabilities, int label) =>
        -VectorMath.Log(MathF.Max(probabilities[label], ElementwiseScalar.SmallestNormal));

    /// <summary>The mean of the squared differences.</summary>
    public static float MeanSquaredError(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        double sum = 0;
        for (var i = 0; i < outputs.Length; i++)
        {
            var difference = (double)outputs[i] - targets[i];
            sum += difference * difference;
        }

        return (float)(sum / outputs.Length);
    }
}
