using System.Text.Json;
using StaticCnn.Bench.Measurement;

namespace StaticCnn.Bench.Compare;

/// <summary>The verb <c>compare</c>.</summary>
internal static class CompareCommand
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    /// <returns>The exit code: 1 if somebody computed something else.</returns>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        var options = CompareOptions.Parse(arguments);
        var peers = Peers.Start(options);
        var rows = new List<CompareRow>();
        try
        {
            Console.WriteLine($"Vectors of {VectorWidth.Current} bits; peers: {(peers.Count == 0 ? "none" : string.Join(", ", peers.Select(p => p.Name)))}.");
            var peaks = options.Threads.Distinct().ToDictionary(t => t, t => FmaPeak.Measure(t));
            foreach (var (threads, peak) in peaks) Console.WriteLine($"Multiply-add peak of {threads} thread{(threads == 1 ? "" : "s")}: {peak:F0} GFLOP/s.");
            CompareTable.Header();
            foreach (var network in options.Networks)
            {
                foreach (var threads in options.Threads)
                {
                    foreach (var batch in options.Batches)
                    {
                        var row = CompareCase.Run(new BenchCase(network, options.Pass, batch, threads), options, peers, peaks[threads]);
                        CompareTable.Row(row);
                        rows.Add(row);
                        // After each row, so that a run that is ended early leaves what it has.
                        if (options.Result is not null) File.WriteAllText(options.Result, JsonSerializer.Serialize(rows, Json) + "\n");
                    }
                }
            }

            CompareTable.Means(rows);
        }
        finally
        {
            foreach (var peer in peers) peer.Dispose();
        }

        return rows.Any(r => r.Distance > Agreement.Tolerance) ? 1 : 0;
    }
}
