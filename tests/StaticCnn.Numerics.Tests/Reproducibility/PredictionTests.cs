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

    /// <summary>Every network, with threads and numbers of samples at a time: fewer samples than threads, and more.</summary>
    public static TheoryData<string, int, int> Threads()
    {
        var rows = new TheoryData<string, int, int>();
        foreach (var network in NetworkCase.Names)
        foreach (var (threads, samplesAtATime) in new[] { (2, 1), (3, 1), (3, 2), (2, 5), (3, 5) })
            rows.Add(network, threads, samplesAtATime);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void Predictions_of_several_threads_are_those_of_one(string network, int threads, int samplesAtATime)
    {
        var run = GeneratedEngine.Of(NetworkCase.Of(network, 5));
        Assert.Equal(Bits(run.Predict()), Bits(run.PredictByThreads(threads, samplesAtATime)));
    }

    private static long[] Bits(double[] values) => Array.ConvertAll(values, BitConverter.DoubleToInt64Bits);
}
