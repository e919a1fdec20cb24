namespace StaticCnn.Tests.Numerics;

public class RandomStreamTests
{
    private const int Count = 200_000;

    [Fact]
    public void Numbers_are_those_of_the_blocks()
    {
        var stream = new RandomStream(7, RandomPurpose.User, 1, 2, 3);
        for (uint block = 0; block < 100; block++)
        {
            var (r0, r1, r2, r3) = stream.Block(block);
            Assert.Equal([r0, r1, r2, r3], Enumerable.Range(0, 4).Select(i => stream.Bits((4L * block) + i)));
        }
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(0, 256)]
    [InlineData(12, 100)]
    [InlineData((1L << 34) - 128, 128)]
    public void Filling_gives_the_same_numbers_as_one_by_one(long index, int count)
    {
        var stream = new RandomStream(0x0123456789ABCDEF, RandomPurpose.User, -1, 2, 3);
        var numbers = new uint[count];
        stream.Fill(index, numbers);
        Assert.Equal(Enumerable.Range(0, count).Select(i => stream.Bits(index + i)), numbers);
    }

    [Theory]
    [InlineData(-4, 4)]
    [InlineData(1, 4)]
    [InlineData(0, 5)]
    [InlineData((1L << 34) - 4, 8)]
    public void Filling_out_of_step_or_range_is_refused(long index, int count) =>
        Assert.Throws<ArgumentException>(() => default(RandomStream).Fill(index, new uint[count]));

    [Fact]
    public void Streams_that_differ_in_one_argument_are_different()
    {
        RandomStream[] streams =
        [
            new(1, RandomPurpose.User), new(2, RandomPurpose.User), new(1UL << 32, RandomPurpose.User), new(1, RandomPurpose.Dropout),
            new(1, RandomPurpose.User, a: 1), new(1, RandomPurpose.User, b: 1), new(1, RandomPurpose.User, part: 1), new(1, RandomPurpose.User, a: -1),
        ];
        Assert.Equal(streams.Length, streams.Select(s => (s.Bits(0), s.Bits(1))).Distinct().Count());
    }

    [Fact]
    public void Uniform_numbers_have_the_moments_of_the_uniform_distribution()
    {
        var stream = new RandomStream(11, RandomPurpose.User);
        var values = Enumerable.Range(0, Count).Select(i => (double)stream.Uniform(i)).ToArray();
        Assert.All(values, v => Assert.InRange(v, 0, 1 - (1.0 / (1 << 24))));
        // Five standard errors.
        Assert.InRange(values.Average(), 0.5 - (5 * 0.2887 / Math.Sqrt(Count)), 0.5 + (5 * 0.2887 / Math.Sqrt(Count)));
        Assert.InRange(values.Average(v => v * v), (1.0 / 3) - (5 * 0.2981 / Math.Sqrt(Count)), (1.0 / 3) + (5 * 0.2981 / Math.Sqrt(Count)));
    }

    [Fact]
    public void Normal_numbers_have_the_moments_of_the_normal_distribution()
    {
        var stream = new RandomStream(12, RandomPurpose.User);
        var values = Enumerable.Range(0, Count).Select(i => stream.Normal(i)).ToArray();
        double[] moments = [0, 1, 0, 3];
        double[] variances = [1, 2, 15, 96];
        for (var m = 0; m < moments.Length; m++)
        {
            var power = m + 1;
            var error = Math.Abs(values.Average(v => Math.Pow(v, power)) - moments[m]);
            Assert.True(error < 5 * Math.Sqrt(variances[m] / Count), $"moment {power} is {error} off");
        }
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomStream(1, RandomPurpose.User, part: 1 << 24));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomStream(1, RandomPurpose.User, part: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomStream(1, (RandomPurpose)99));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(RandomStream).Bits(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(RandomStream).Bits(1L << 34));
    }
}
