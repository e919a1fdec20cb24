using StaticCnn.Numerics.Tests.Generated;

namespace StaticCnn.Numerics.Tests.Reproducibility;

/// <summary>A sample's prediction depends on no other sample.</summary>
public sealed class PredictionTests
{
    /// <summary>Every network, with every width, and numbers of samples at a time.</summary>
    public static TheoryData<string, int, int> Rows()
    {
        var rows = new TheoryData<string, int, int>();
        foreach (var network in NetworkCase.Names)
        foreach (var width in new[] { 512, 256, 128 })
        foreach (var samplesAtATime in new[] { 1, 5 })
            rows.Add(network, width, samplesAtATime);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Predictions_in_parts_are_those_of_the_whole(string network, int width, int samplesAtATime)
    {
        var problem = NetworkCase.Of(network, 17);
        var (whole, parts) = GeneratedEngine.AtWidth(width, () =>
        {
            var run = GeneratedEngine.Of(problem);
            return (run.Predict(), run.Predict(samplesAtATime));
        });
        Assert.Equal(Bits(whole), Bits(parts));
    }

    private static long[] Bits(double[] values) => Array.ConvertAll(values, BitConverter.DoubleToInt64Bits);
}
