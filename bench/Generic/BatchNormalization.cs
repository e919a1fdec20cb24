namespace StaticCnn.Bench.Generic;

/// <summary>Batch normalisation over all samples of the worker; in inference with running averages as they start, 0 and 1.</summary>
internal sealed class BatchNormalization(int channels, int positions, float epsilon, bool training, Elementwise math) : GenericLayer
{
    private const float Momentum = 0.1f;
    private readonly float[] means = new float[channels];
    private readonly float[] factors = new float[channels];
    private readonly float[] runningMeans = new float[channels];
    private readonly float[] runningVariances = [.. Enumerable.Repeat(1f, channels)];

    public override int ParameterLength => 2 * channels;

    public override void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, int samples)
    {
        for (var c = 0; c < channels; c++)
        {
            var (mean, variance) = training ? Moments(x, c, samples) : (runningMeans[c], runningVariances[c]);
            (means[c], factors[c]) = (mean, 1 / MathF.Sqrt(variance + epsilon));
            var scale = parameters[c] * factors[c];
            for (var s = 0; s < samples; s++)
            {
                var to = Plane(y, s, c);
                math.Scale(Plane(x, s, c), scale, to);
                math.Shift(to, parameters[channels + c] - (scale * mean), to);
            }
        }
    }

    public override void Backward(
        ReadOnlySpan<float> x,
        ReadOnlySpan<float> y,
        ReadOnlySpan<float> dy,
        ReadOnlySpan<float> parameters,
        Span<float> gradients,
        Span<float> dx,
        int samples)
    {
        for (var c = 0; c < channels; c++)
        {
            double sum = 0, product = 0;
            for (var s = 0; s < samples; s++)
            {
                sum += math.Sum(Plane(dy, s, c));
                product += math.Dot(Plane(x, s, c), Plane(dy, s, c));
            }

            var gamma = (product - (means[c] * sum)) * factors[c];
            gradients[c] += (float)gamma;
            gradients[channels + c] += (float)sum;
            if (dx.IsEmpty) continue;
            // dx = scale (dy - mean(dy) - normalised x mean(dy normalised x)), sorted by dy, x and 1.
            var scale = parameters[c] * factors[c];
            var perX = -scale * factors[c] * gamma / (samples * positions);
            var constant = (-scale * sum / (samples * positions)) - (perX * means[c]);
            for (var s = 0; s < samples; s++)
            {
                var to = Plane(dx, s, c);
                math.Scale(Plane(dy, s, c), scale, to);
                math.AddScaled(Plane(x, s, c), (float)perX, to);
                math.Shift(to, (float)constant, to);
            }
        }
    }

    /// <summary>Mean and biased variance of a channel; the running averages follow, of the unbiased one.</summary>
    private (float Mean, float Variance) Moments(ReadOnlySpan<float> x, int channel, int samples)
    {
        double sum = 0, squares = 0;
        for (var s = 0; s < samples; s++)
        {
            var plane = Plane(x, s, channel);
            sum += math.Sum(plane);
            squares += math.Dot(plane, plane);
        }

        double count = (double)samples * positions;
        var mean = sum / count;
        var variance = Math.Max(0, (squares / count) - (mean * mean));
        runningMeans[channel] += Momentum * ((float)mean - runningMeans[channel]);
        runningVariances[channel] += Momentum * ((float)(variance * count / Math.Max(1, count - 1)) - runningVariances[channel]);
        return ((float)mean, (float)variance);
    }

    private ReadOnlySpan<float> Plane(ReadOnlySpan<float> values, int sample, int channel) => values.Slice(((sample * channels) + channel) * positions, positions);

    private Span<float> Plane(Span<float> values, int sample, int channel) => values.Slice(((sample * channels) + channel) * positions, positions);
}
