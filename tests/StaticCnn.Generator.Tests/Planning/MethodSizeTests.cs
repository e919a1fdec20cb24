using System.Diagnostics;
using Xunit.Abstractions;

namespace StaticCnn.Generator.Tests;

/// <summary>Generated methods stay far from where the runtime gives up optimising them, and the compiler from where it is felt.</summary>
public class MethodSizeTests(ITestOutputHelper output)
{
    private static readonly string[] TwentyLayers =
    [
        "Conv2D(16, Padding = 1)", "BatchNorm", "ReLU(Name = \"a\")", "Conv2D(16, Padding = 1)", "BatchNorm", "ReLU", "Conv2D(16, Padding = 1)", "BatchNorm", "Add(\"a\")",
        "ReLU", "MaxPool2D(2)", "Conv2D(32, Padding = 1)", "BatchNorm", "ReLU", "Conv2D(32, Kernel = 5)", "Tanh", "GlobalAveragePool", "Dropout(0.5)", "Dense(64)", "Dense(10)",
        "SoftmaxCrossEntropy",
    ];

    [Fact]
    public void NoMethodIsTooLong()
    {
        var methods = Corpus.All.SelectMany(name => MultiplyAdds(name, Corpus.Text(name))).OrderByDescending(m => m.Count).ToArray();
        foreach (var (name, count) in methods.Take(10)) output.WriteLine($"{count} {name}");
        Assert.InRange(methods[0].Count, 100, 1100);
    }

    [Fact]
    public void TwentyLayersCompileFast()
    {
        var network = Checked.Network("3, 32, 32", TwentyLayers);
        var length = 0;
        // Warm is what a compiler that stays in memory is: the run-time compiler has found what is called often, and has optimised it.
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(5);) length = NetworkCompiler.Compile(network, default).Length;
        var times = new double[15];
        for (var i = 0; i < times.Length; i++)
        {
            var watch = Stopwatch.StartNew();
            NetworkCompiler.Compile(network, default);
            times[i] = watch.Elapsed.TotalMilliseconds;
        }

        Array.Sort(times);
        output.WriteLine($"{length} characters; best {times[0]:F1} ms, median {times[times.Length / 2]:F1} ms");
        // The target is 50 ms; a machine under load is allowed much more. The best run is the least disturbed one.
        Assert.InRange(times[0], 0, 200);
    }

    /// <summary>The multiply-adds of every method; a method's line is the only one that begins with these words.</summary>
    internal static IEnumerable<(string Name, int Count)> MultiplyAdds(string name, string text)
    {
        var method = name;
        var count = 0;
        foreach (var line in text.Split('\n').Select(l => l.TrimStart()))
        {
            if (line.StartsWith("internal static void ", StringComparison.Ordinal) || line.StartsWith("private static", StringComparison.Ordinal))
            {
                yield return (method, count);
                (method, count) = ($"{name}: {line.Split('(')[0]}", 0);
            }

            count += line.Split(".FusedMultiplyAdd(").Length - 1;
        }

        yield return (method, count);
    }
}
