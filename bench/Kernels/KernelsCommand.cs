using System.Diagnostics;
using StaticCnn.Bench.Compare;
using StaticCnn.Bench.Description;
using StaticCnn.Bench.Measurement;
using StaticCnn.Bench.Networks;

namespace StaticCnn.Bench.Kernels;

/// <summary>The verb <c>kernels</c>: each kernel alone, on as many samples at a time as in the network and in the caches, one thread.</summary>
internal static class KernelsCommand
{
    public static int Run(ReadOnlySpan<string> arguments)
    {
        var names = arguments switch
        {
            [] => "deep",
            ["--network", var list] => list,
            _ => throw new UsageException("kernels takes --network LIST."),
        };
        var peak = FmaPeak.Measure(threads: 1);
        Console.WriteLine($"Vectors of {VectorWidth.Current} bits, multiply-add peak {peak:F0} GFLOP/s.");
        foreach (var network in BenchNetworks.Select(names)) Print(network, peak);
        return 0;
    }

    private static void Print(BenchNetwork network, double peak)
    {
        Console.WriteLine($"{network.Name}, kernel by kernel; a layer in several kernels (phases of a stride) counts its arithmetic once");
        Console.WriteLine($"{"kernel",-34} {"µs/sample",10} {"GFLOP/s",9} {"% peak",7} {"expected",8}");
        var plan = new PrintedPlan(network.Definition);
        var costs = LayerArithmetic.Of(network.Description);
        foreach (var group in KernelMethod.Of(network.Type, network.Definition).Select(k => (k.Name, Time: Time(k, plan.SamplesAtATime(k.Name)))).GroupBy(k => PassName(k.Name)))
        {
            var time = group.Sum(k => k.Time);
            var gflops = LayerCosts.OfKernel(group.Key, costs) * 2e-3 / time;
            Console.WriteLine($"{group.Key,-34} {time,10:F2} {gflops,9:F1} {100 * gflops / peak,7:F1} {100 * plan.ExpectedShare(group.Select(k => k.Name)),8:F0}");
        }
    }

    /// <summary>Without the number that tells the phases of a strided gradient apart.</summary>
    private static string PassName(string kernel) => kernel.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    /// <summary>The median of a kernel in microseconds per sample.</summary>
    private static double Time(KernelMethod kernel, int samples)
    {
        var times = new List<double>();
        for (var i = 0; i < 40; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var calls = 0;
            do
            {
                kernel.Call(samples);
                calls++;
            }
            while (Stopwatch.GetElapsedTime(start).TotalMicroseconds < 500);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / calls / samples);
        }

        return Statistics.Median(times);
    }
}
