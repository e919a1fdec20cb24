namespace StaticCnn.Reference.Layers;

/// <summary>
/// <c>weight (x - mean) / sqrt(variance + epsilon) + bias</c> per channel. In training, mean and biased variance are those of the
/// batch over samples and positions, and the running averages move towards the mean and the unbiased variance.
/// </summary>
public sealed class BatchNorm(string name, ValueShape input, double epsilon, double momentum) : Layer(name, [input], input)
{
    private readonly ReferenceTensor weight = new($"{name}.weight", [input.Channels], Start: 1);
    private readonly ReferenceTensor bias = new($"{name}.bias", [input.Channels]);
    private readonly ReferenceTensor runningMean = new($"{name}.running_mean", [input.Channels], IsTrainable: false);
    private readonly ReferenceTensor runningVariance = new($"{name}.running_var", [input.Channels], IsTrainable: false, Start: 1);

    /// <inheritdoc/>
    public override IReadOnlyList<ReferenceTensor> Tensors => [weight, bias, runningMean, runningVariance];

    /// <inheritdoc/>
    public override void Forward(LayerPass pass)
    {
        var (means, variances) = ((double[])pass[runningMean].Clone(), (double[])pass[runningVariance].Clone());
        for (var c = 0; c < Input.Channels; c++)
        {
            var (mean, variance) = (means[c], variances[c]);
            var indices = Elements(pass.BatchSize, c);
            if (pass.Training)
            {
                (mean, variance) = Statistics(pass.Input, indices);
                var unbiased = variance * indices.Length / (indices.Length - 1);
                means[c] = ((1 - momentum) * means[c]) + (momentum * mean);
                variances[c] = ((1 - momentum) * variances[c]) + (momentum * unbiased);
            }

            foreach (var i in indices)
                pass.Output[i] = (pass[weight][c] * (pass.Input[i] - mean) / Math.Sqrt(variance + epsilon)) + pass[bias][c];
        }

        pass.RunningAverages[runningMean.Name] = means;
        pass.RunningAverages[runningVariance.Name] = variances;
    }

    /// <summary>
    /// With <c>h = (x - mean) / deviation</c> and n elements: <c>dx = weight / deviation * (dy - mean(dy) - h * mean(dy * h))</c>;
    /// the two means are the ways over the batch's mean and variance.
    /// </summary>
    public override void Backward(LayerPass pass)
    {
        for (var c = 0; c < Input.Channels; c++)
        {
            var indices = Elements(pass.BatchSize, c);
            var (mean, variance) = Statistics(pass.Input, indices);
            var deviation = Math.Sqrt(variance + epsilon);
            var (sum, sumByNormalised) = (0.0, 0.0);
            foreach (var i in indices)
            {
                sum += pass.OutputGradient[i];
                sumByNormalised += pass.OutputGradient[i] * (pass.Input[i] - mean) / deviation;
            }

            pass.Gradient(bias)[c] += sum;
            pass.Gradient(weight)[c] += sumByNormalised;
            var n = indices.Length;
            foreach (var i in indices)
            {
                var normalised = (pass.Input[i] - mean) / deviation;
                pass.InputGradient[i] += pass[weight][c] / deviation * (pass.OutputGradient[i] - (sum / n) - (normalised * sumByNormalised / n));
            }
        }
    }

    private static (double Mean, double Variance) Statistics(double[] x, int[] indices)
    {
        var mean = indices.Sum(i => x[i]) / indices.Length;
        return (mean, indices.Sum(i => (x[i] - mean) * (x[i] - mean)) / indices.Length);
    }

    /// <summary>The indices of a channel's elements over samples and positions.</summary>
    private int[] Elements(int batchSize, int channel) =>
        [.. from sample in Enumerable.Range(0, batchSize)
            from p in Enumerable.Range(0, Input.Positions)
            select (((sample * Input.Channels) + channel) * Input.Positions) + p];
}
