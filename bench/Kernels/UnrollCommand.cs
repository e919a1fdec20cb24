using System.Diagnostics;
using System.Globalization;
using StaticCnn.Bench.Compare;
using StaticCnn.Bench.Costs;
using StaticCnn.Bench.Convolutions;
using StaticCnn.Bench.Measurement;
using StaticCnn.Bench.Unrolling;

namespace StaticCnn.Bench.Kernels;

/// <summary>The verb <c>unroll</c>: what each choice of unrolling costs and gains, for single layers.</summary>
internal static class UnrollCommand
{
    public const string Help = """
        unroll: single layers declared with each choice of unrolling: the time of their passes on one tile of samples in the caches, and the
          text, machine code and compiling of their methods, each for one width of the vectors, which STATICCNN_VECTOR_WIDTH caps.
        """;

    private static readonly string[] Passes = ["Forward", "InputGradient", "WeightGradient"];

    private static readonly (string File, UnrolledNetwork[] Choices)[] Layers =
    [
        ("FirstConvolution", Of<FirstConvolutionAuto, FirstConvolutionFull, FirstConvolutionNone>("5x5, 1->6 on 12x12")),
        ("SmallConvolution", Of<SmallConvolutionAuto, SmallConvolutionFull, SmallConvolutionNone>("3x3 pad 1, 4->8 on 6x6")),
        ("SmallDense", Of<SmallDenseAuto, SmallDenseFull, SmallDenseNone>("dense, 16->10")),
        ("LargeConvolution", Of<LargeConvolutionAuto, LargeConvolutionFull, LargeConvolutionNone>("5x5, 32->64 on 12x12")),
    ];

    public static int Run(ReadOnlySpan<string> arguments)
    {
        if (!arguments.IsEmpty) throw new UsageException(Help);
        using var sizes = new CompiledSizes();
        // What the compiler does once for all kernels is not theirs.
        foreach (var kernel in KernelMethod.Of(typeof(Conv5From1To6On28), Definition<Conv5From1To6On28>())) kernel.Call(1);
        var compiled = Layers.SelectMany(l => l.Choices).ToDictionary(c => c, c => c.Compile());
        Thread.Sleep(1000);
        Console.WriteLine($"Vectors of {VectorWidth.Current} bits.");
        Line("layer", "unroll", "tile", "forward", "input gradient", "weight gradient", "text KB", "code KB", "compiling");
        foreach (var (file, choices) in Layers)
        {
            var times = Passes.ToDictionary(p => p, p => Times(choices, p));
            foreach (var (i, choice) in choices.Index())
            {
                Line(
                    choice.Name, choice.Choice, choice.TileSamples, times[Passes[0]][i], times[Passes[1]][i], times[Passes[2]][i],
                    Text(choice.TextLength(file) / 1e3, "F1"), Text(choice.NativeBytes(sizes) / 1e3, "F1"), Text(compiled[choice], "F1") + " ms");
            }
        }

        return 0;
    }

    /// <summary>The median microseconds of a sample for each choice, in turns, since what other programs leave of the processor changes.</summary>
    private static string[] Times(UnrolledNetwork[] choices, string pass)
    {
        var kernels = choices.Select(c => c.Kernels(pass)).ToArray();
        if (kernels[0].Length == 0) return [.. choices.Select(_ => "-")];
        var times = choices.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < 101; round++)
        {
            for (var i = 0; i < choices.Length; i++) times[i].Add(Time(kernels[i], choices[i].TileSamples));
        }

        return [.. times.Select(t => Text(Statistics.Median(t), "F3") + " µs")];
    }

    private static double Time(KernelMethod[] kernels, int samples)
    {
        var start = Stopwatch.GetTimestamp();
        var calls = 0;
        do
        {
            foreach (var kernel in kernels) kernel.Call(samples);
            calls++;
        }
        while (Stopwatch.GetElapsedTime(start).TotalMicroseconds < 150);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / calls / samples;
    }

    private static UnrolledNetwork[] Of<TAuto, TFull, TNone>(string name)
        where TAuto : class, INetwork<TAuto>
        where TFull : class, INetwork<TFull>
        where TNone : class, INetwork<TNone> =>
        [UnrolledNetwork.Of<TAuto>(name, Unroll.Auto), UnrolledNetwork.Of<TFull>(name, Unroll.Full), UnrolledNetwork.Of<TNone>(name, Unroll.None)];

    private static NetworkDefinition Definition<TNetwork>()
        where TNetwork : class, INetwork<TNetwork> => TNetwork.Definition;

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static void Line(params object[] cells) => Console.WriteLine(string.Format(
        CultureInfo.InvariantCulture, "{0,-23} {1,-6} {2,5} {3,12} {4,15} {5,16} {6,8} {7,8} {8,10}", cells).TrimEnd());
}
