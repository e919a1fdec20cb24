using System.Globalization;
using StaticCnn.Bench.Compare;
using StaticCnn.Bench.Measurement;
using StaticCnn.Bench.Networks;

namespace StaticCnn.Bench.Scaling;

/// <summary>The verb <c>scaling</c>: a training step on one thread and more, in turns.</summary>
internal static class ScalingCommand
{
    public static int Run(ReadOnlySpan<string> arguments)
    {
        var options = ScalingOptions.Parse(arguments);
        Console.WriteLine($"Vectors of {VectorWidth.Current} bits, {Environment.ProcessorCount} processors.");
        Line("network", "batch", "threads", "µs/step", "samples/s", "x 1 thread");
        var ratios = new List<(int Batch, int Threads, double Ratio)>();
        foreach (var network in options.Networks)
        {
            foreach (var batch in options.Batches)
            {
                var times = Time(network, batch, options);
                foreach (var (threads, time) in options.Threads.Zip(times))
                {
                    var ratio = times[0] / time;
                    if (threads > 1) ratios.Add((batch, threads, ratio));
                    Line(network.Name, batch, threads, Text(time, "N1"), Text(batch * 1e6 / time, "N0"), Text(ratio, "F2"));
                }
            }
        }

        foreach (var group in ratios.GroupBy(r => (r.Threads, r.Batch)).OrderBy(g => g.Key))
        {
            double[] values = [.. group.Select(r => r.Ratio)];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{group.Key.Threads} threads against one at batch {group.Key.Batch}: geometric mean {Statistics.GeometricMean(values):F2} times as fast, smallest {values.Min():F2}."));
        }

        return 0;
    }

    /// <summary>Microseconds of a step for each number of threads: the medians of the rounds.</summary>
    private static double[] Time(BenchNetwork network, int batch, ScalingOptions options)
    {
        var contenders = options.Threads.Select(threads => network.Create(new BenchCase(network, Pass.Train, batch, threads), seed: 1)).ToArray();
        try
        {
            var times = contenders.Select(_ => new List<double>()).ToArray();
            for (var round = 0; round < options.Rounds; round++)
            {
                for (var i = 0; i < contenders.Length; i++) times[i].Add(contenders[i].Time(options.Milliseconds));
            }

            return [.. times.Select(Statistics.Median)];
        }
        finally
        {
            foreach (var contender in contenders) contender.Dispose();
        }
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static void Line(params object[] cells) =>
        Console.WriteLine(string.Format(CultureInfo.InvariantCulture, "{0,-10} {1,5} {2,7} {3,11} {4,11} {5,10}", cells));
}
