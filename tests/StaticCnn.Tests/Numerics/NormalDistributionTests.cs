namespace StaticCnn.Tests.Numerics;

public class NormalDistributionTests
{
    // Textbook quantiles, to 16 digits.
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.75, 0.6744897501960817)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.01, -2.3263478740408408)]
    [InlineData(0.001, -3.0902323061678132)]
    [InlineData(1e-10, -6.361340902404056)]
    public void Known_quantiles(double probability, double expected) =>
        Assert.Equal(expected, NormalDistribution.Quantile(probability), Math.Abs(expected) * 2e-15);

    /// <summary>Against the distribution function itself, by its power series; a density's worth of x against a probability.</summary>
    [Fact]
    public void Quantile_inverts_the_distribution()
    {
        for (var p = 0.0003; p < 1; p += 0.00037)
        {
            var x = NormalDistribution.Quantile(p);
            var density = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
            Assert.True(Math.Abs(Distribution(x) - p) / density < 2e-12, $"quantile of {p}");
        }
    }

    [Fact]
    public void Quantile_is_odd_about_one_half()
    {
        for (var i = 1; i < 1000; i++)
            Assert.Equal(-NormalDistribution.Quantile(i / 2048.0), NormalDistribution.Quantile(1 - (i / 2048.0)));
    }

    [Fact]
    public void Extreme_random_numbers_give_finite_quantiles()
    {
        const double Unit = 1.0 / (1L << 32);
        Assert.Equal(-6.338, NormalDistribution.Quantile(0.5 * Unit), 1e-3);
        Assert.Equal(6.338, NormalDistribution.Quantile(1 - (0.5 * Unit)), 1e-3);
    }

    [Fact]
    public void Log_agrees_with_the_runtime()
    {
        var random = new Random(5);
        for (var i = 0; i < 100_000; i++)
        {
            var x = Math.Exp((random.NextDouble() * 1400) - 700);
            Assert.Equal(Math.Log(x), NormalDistribution.Log(x), Math.Abs(Math.Log(x)) * 1e-15);
            var nearOne = 0.9 + (0.2 * random.NextDouble());
            Assert.Equal(Math.Log(nearOne), NormalDistribution.Log(nearOne), Math.Abs(Math.Log(nearOne)) * 1e-15);
        }
    }

    private static double Distribution(double x)
    {
        double term = x, sum = x;
        for (var k = 1; Math.Abs(term) > 1e-18; k++) sum += term *= x * x / ((2 * k) + 1);
        return 0.5 + (sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI));
    }
}
