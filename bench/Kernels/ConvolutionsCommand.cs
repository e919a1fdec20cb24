using System.Diagnostics;
using System.Globalization;
using StaticCnn.Bench.Compare;
using StaticCnn.Bench.Description;
using StaticCnn.Bench.Measurement;

namespace StaticCnn.Bench.Kernels;

/// <summary>The verb <c>convolutions</c>: single convolutions in each pass, beside what oneDNN reaches, as shares of the peak.</summary>
internal static class ConvolutionsCommand
{
    public const string Help = """
        convolutions: single convolutions, batch 32, one thread: GFLOP/s, and in brackets the share of the multiply-add peak and
          oneDNN's share of its own. Kernels get as many samples at a time as a network would give them. Arithmetic is that of the direct form without taps on padding, whatever form the kernel has. STATICCNN_VECTOR_WIDTH
          (512, 256 or 128) caps the vectors.
        """;

    private const int Batch = 32;
    private const string Layer = "convolution";
    private static readonly string[] Passes = ["Forward", "InputGradient", "WeightGradient"];

    public static int Run(ReadOnlySpan<string> arguments)
    {
        if (!arguments.IsEmpty) throw new UsageException(Help);
        Console.WriteLine($"Vectors of {VectorWidth.Current} bits. Each pass: GFLOP/s (% of the peak; oneDNN 3.14's % of its own).");
        Line("convolution", "peak", "forward", "input gradient", "weight gradient");
        double peak = 0;
        foreach (var convolution in SingleConvolution.All)
        {
            // Again for every row: what other programs leave of the processor changes.
            peak = Math.Max(peak, FmaPeak.Measure(threads: 1));
            Print(convolution, peak);
        }

        return 0;
    }

    private static void Print(SingleConvolution convolution, double peak)
    {
        var plan = new PrintedPlan(convolution.Definition);
        var kernels = KernelMethod.Of(convolution.Type, convolution.Definition).Where(IsTraining).ToLookup(PassOf);
        var gigaFlop = LayerArithmetic.Of(NetworkDescription.Of(convolution.Type))[Layer] * 2e-9 * Batch;
        string Cell(string pass, double other)
        {
            if (!kernels[pass].Any()) return "-";
            // A pass may be several kernels, as the phases of a stride.
            var gflops = gigaFlop / kernels[pass].Sum(Time) * 1e6;
            return string.Create(CultureInfo.InvariantCulture, $"{gflops:F0} ({100 * gflops / peak:F0} %; {100 * other / OneDnn.Peak:F0} %)");
        }

        double Time(KernelMethod kernel) => BatchTime(kernel, plan.SamplesAtATime(kernel.Name));

        var (forward, inputGradient, weightGradient) = convolution.Other;
        Line(
            convolution.Text, peak.ToString("F0", CultureInfo.InvariantCulture), Cell(Passes[0], forward), Cell(Passes[1], inputGradient), Cell(Passes[2], weightGradient));
        foreach (var kernel in kernels[""])
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  besides, in no pass: {kernel.Name}, {Time(kernel):F1} µs for {Batch} samples"));
    }

    private static bool IsTraining(KernelMethod kernel) =>
        kernel.Name.StartsWith(Layer, StringComparison.OrdinalIgnoreCase) && !kernel.Name.Contains("ForInference", StringComparison.Ordinal);

    /// <summary>The pass of a kernel by its name; empty where it is none of the three.</summary>
    private static string PassOf(KernelMethod kernel) =>
        Array.Find(Passes, p => kernel.Name.AsSpan(Layer.Length).StartsWith(p, StringComparison.Ordinal)) ?? "";

    /// <summary>The time of the batch in microseconds: calls on warm memory, and one for what is left of the batch.</summary>
    private static double BatchTime(KernelMethod kernel, int samples) =>
        (Batch / samples * CallTime(kernel, Math.Min(samples, Batch))) + (Batch % samples is > 0 and var rest ? CallTime(kernel, rest) : 0);

    /// <summary>The median of one call. Calls are timed one by one, since a whole batch seldom runs undisturbed where other programs run.</summary>
    private static double CallTime(KernelMethod kernel, int samples)
    {
        var times = new List<double>();
        for (var i = 0; i < 101; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var calls = 0;
            do
            {
                kernel.Call(samples);
                calls++;
            }
            while (Stopwatch.GetElapsedTime(start).TotalMicroseconds < 300);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / calls);
        }

        return Statistics.Median(times);
    }

    private static void Line(params object[] cells) =>
        Console.WriteLine(string.Format(CultureInfo.InvariantCulture, "{0,-27} {1,5} {2,20} {3,20} {4,20}", cells).TrimEnd());
}
