using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace StaticCnn.Bench.Measurement;

/// <summary>The limit: fused multiply-adds on registers alone, of the vectors in use.</summary>
internal static class FmaPeak
{
    private const int Iterations = 200_000;

    /// <summary>The most GFLOP/s that so many threads reach together, of several tries.</summary>
    public static double Measure(int threads)
    {
        using var pool = new WorkerPool(threads);
        var sums = new float[threads * 16];
        double best = 0;
        for (var attempt = 0; attempt < 300; attempt++)
        {
            var start = Stopwatch.GetTimestamp();
            pool.Run(threads, (_, item) => sums[item * 16] += Loop());
            best = Math.Max(best, threads * (double)Flop / Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }

        return float.IsNaN(sums.Sum()) ? 0 : best;
    }

    private static long Flop => (long)Iterations * FmaLoops.Chains * 2 * (VectorWidth.Current / 32);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float Loop() => VectorWidth.Current switch
    {
        512 => FmaLoops.Run512(Iterations),
        256 => FmaLoops.Run256(Iterations),
        _ => FmaLoops.Run128(Iterations),
    };
}
