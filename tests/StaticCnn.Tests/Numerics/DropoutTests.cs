using StaticCnn.Kernels;

namespace StaticCnn.Tests.Numerics;

public class DropoutTests
{
    [Theory]
    [InlineData(1, 1, 16)]
    [InlineData(1, 10, 16)]
    [InlineData(6, 1, 16)]
    [InlineData(5, 3, 3)]
    [InlineData(7, 5, 16)]
    [InlineData(9, 16, 16)]
    [InlineData(4, 18, 32)]
    [InlineData(11, 100, 112)]
    [InlineData(2, 300, 304)]
    [InlineData(1, 256, 256)]
    [InlineData(0, 4, 16)]
    public void Elements_are_dropped_or_scaled_and_padding_becomes_zero(int positions, int channels, int stride)
    {
        const float Rate = 0.3f;
        var x = Enumerable.Range(1, positions * stride).Select(i => (float)i).ToArray();
        var y = Enumerable.Repeat(float.NaN, x.Length).ToArray();
        Dropout.Forward(x, y, positions, channels, stride, Rate, 42, 3, 77, 2);
        for (var p = 0; p < positions; p++)
        {
            for (var lane = 0; lane < stride; lane++)
            {
                var kept = lane < channels && Dropout.Keeps(((long)p * channels) + lane, Rate, 42, 3, 77, 2);
                Assert.Equal(kept ? x[(p * stride) + lane] * (1f / (1f - Rate)) : 0f, y[(p * stride) + lane]);
            }
        }
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(0.1f)]
    [InlineData(0.25f)]
    [InlineData(0.5f)]
    [InlineData(0.9f)]
    public void The_rate_is_the_part_that_is_dropped_and_the_mean_stays(float rate)
    {
        const int Count = 100_000;
        var y = new float[Count];
        Dropout.Forward(Ones(Count), y, Count, 1, 1, rate, 1, 0, 0, 0);
        var deviation = Math.Sqrt(rate * (1 - rate) / Count);
        Assert.InRange(y.Count(v => v == 0) / (double)Count, rate - (5 * deviation), rate + (5 * deviation));
        Assert.InRange(y.Average(), 1 - (5 * deviation / (1 - rate)) - 1e-6, 1 + (5 * deviation / (1 - rate)) + 1e-6);
    }

    [Fact]
    public void Rate_zero_copies()
    {
        var x = Enumerable.Range(0, 50).Select(i => i * 0.37f).ToArray();
        var y = new float[50];
        Dropout.Forward(x, y, 10, 5, 5, 0, 1, 2, 3, 4);
        Assert.Equal(x, y);
    }

    [Fact]
    public void The_packing_does_not_change_which_are_dropped()
    {
        float[] Run(int stride)
        {
            var y = new float[20 * stride];
            Dropout.Forward(Ones(y.Length), y, 20, 7, stride, 0.5f, 8, 1, 5, 0);
            return [.. Enumerable.Range(0, 140).Select(e => y[(e / 7 * stride) + (e % 7)])];
        }

        Assert.Equal(Run(7), Run(16));
        Assert.Equal(Run(7), Run(8));
    }

    [Fact]
    public void Backward_takes_the_same_mask_and_works_in_place()
    {
        var gradient = Enumerable.Range(1, 64).Select(i => (float)i).ToArray();
        var expected = new float[64];
        Dropout.Forward(gradient, expected, 4, 13, 16, 0.4f, 6, 7, 8, 9);
        Dropout.Backward(gradient, gradient, 4, 13, 16, 0.4f, 6, 7, 8, 9);
        Assert.Equal(expected, gradient);
    }

    [Fact]
    public void Each_of_seed_epoch_sample_and_layer_changes_the_mask()
    {
        (ulong Seed, int Epoch, int Sample, int Layer)[] keys = [(1, 1, 1, 1), (2, 1, 1, 1), (1, 2, 1, 1), (1, 1, 2, 1), (1, 1, 1, 2)];
        var masks = keys.Select(k => string.Concat(Enumerable.Range(0, 64).Select(e => Dropout.Keeps(e, 0.5f, k.Seed, k.Epoch, k.Sample, k.Layer) ? 1 : 0)));
        Assert.Equal(keys.Length, masks.Distinct().Count());
    }

    [Fact]
    public void Dropped_values_are_gone_even_if_not_finite()
    {
        var x = Enumerable.Repeat(float.NaN, 100).ToArray();
        Dropout.Forward(x, x, 100, 1, 1, 0.5f, 1, 0, 0, 0);
        Assert.Contains(0f, x);
        Assert.Contains(float.NaN, x);
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1f)]
    [InlineData(float.NaN)]
    public void Bad_rates_are_refused(float rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Dropout.Forward(new float[4], new float[4], 1, 4, 4, rate, 0, 0, 0, 0));

    [Fact]
    public void Bad_sizes_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Dropout.Forward(new float[15], new float[16], 1, 10, 16, 0.5f, 0, 0, 0, 0));
        Assert.Throws<ArgumentException>(() => Dropout.Forward(new float[16], new float[15], 1, 10, 16, 0.5f, 0, 0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dropout.Forward(new float[16], new float[16], 1, 10, 8, 0.5f, 0, 0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dropout.Forward(new float[16], new float[16], -1, 10, 16, 0.5f, 0, 0, 0, 0));
    }

    private static float[] Ones(int count) => [.. Enumerable.Repeat(1f, count)];
}
