namespace StaticCnn.Kernels;

/// <summary>What batch normalisation computes between the phases of a step: sums over the shards, in their order. For generated code.</summary>
public static class BatchNormalization
{
    private const int Lanes = 16;

    /// <summary>
    /// Merges the moments of all shards by Chan's formula, writes mean and 1 / sqrt(variance + epsilon), and moves the running
    /// averages towards the mean and the unbiased variance.
    /// </summary>
    /// <param name="shardStatistics">The statistics of all shards: at the offset the count, 16 floats on the means, then the squared deviations.</param>
    /// <param name="shards">The number of shards.</param>
    /// <param name="stride">The floats from one shard's statistics to the next one's.</param>
    /// <param name="offset">The place of this layer's statistics in a shard's.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <param name="momentum">The share of the new value in the running averages.</param>
    /// <param name="moments">Receives the means, then 1 / sqrt(variance + epsilon).</param>
    /// <param name="runningMean">The running mean, changed.</param>
    /// <param name="runningVariance">The running variance, changed.</param>
    public static void CombineMoments(
        ReadOnlySpan<float> shardStatistics,
        int shards,
        int stride,
        int offset,
        float epsilon,
        float momentum,
        Span<float> moments,
        Span<float> runningMean,
        Span<float> runningVariance)
    {
        var channels = moments.Length / 2;
        for (var c = 0; c < channels; c++)
        {
            double count = 0;
            double mean = 0;
            double squares = 0;
            for (var shard = 0; shard < shards; shard++)
            {
                var statistics = shardStatistics.Slice((shard * stride) + offset, Lanes + (2 * channels));
                double added = statistics[0];
                var difference = statistics[Lanes + c] - mean;
                var total = count + added;
                mean += difference * (added / total);
                squares += statistics[Lanes + channels + c] + (difference * difference * (count * (added / total)));
                count = total;
            }

            var variance = squares / count;
            moments[c] = (float)mean;
            moments[channels + c] = (float)(1 / Math.Sqrt(variance + epsilon));
            var unbiased = count > 1 ? squares / (count - 1) : variance;
            runningMean[c] = (float)(((1 - (double)momentum) * runningMean[c]) + (momentum * mean));
            runningVariance[c] = (float)(((1 - (double)momentum) * runningVariance[c]) + (momentum * unbiased));
        }
    }

    /// <summary>Adds up the gradients of gamma and beta over all shards: writes the sums of dy, then those of xhat dy.</summary>
    public static void CombineSums(
        ReadOnlySpan<float> shardGradients, int shards, int stride, int gammaOffset, int betaOffset, Span<float> sums)
    {
        var channels = sums.Length / 2;
        for (var c = 0; c < channels; c++)
        {
            float beta = 0;
            float gamma = 0;
            for (var shard = 0; shard < shards; shard++)
            {
                beta += shardGradients[(shard * stride) + betaOffset + c];
                gamma += shardGradients[(shard * stride) + gammaOffset + c];
            }

            sums[c] = beta;
            sums[channels + c] = gamma;
        }
    }

    /// <summary>scale = gamma / sqrt(variance + epsilon); shift = beta - mean * scale.</summary>
    public static void Fold(
        ReadOnlySpan<float> gamma,
        ReadOnlySpan<float> beta,
        ReadOnlySpan<float> runningMean,
        ReadOnlySpan<float> runningVariance,
        float epsilon,
        Span<float> scale,
        Span<float> shift)
    {
        for (var c = 0; c < scale.Length; c++)
        {
            var factor = gamma[c] / Math.Sqrt(runningVariance[c] + (double)epsilon);
            scale[c] = (float)factor;
            shift[c] = (float)(beta[c] - (runningMean[c] * factor));
        }
    }
}
