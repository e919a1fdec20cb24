using System.Globalization;
using System.Text;
using StaticCnn.Bench.Measurement;

namespace StaticCnn.Bench.Compare;

/// <summary>The rows for people.</summary>
internal static class CompareTable
{
    private static readonly CompositeFormat Format = CompositeFormat.Parse(
        "{0,-10} {1,5} {2,7} {3,12} {4,12} {5,12} {6,8} {7,9} {8,8} {9,8} {10,7}  {11}");

    public static void Header() => Line("network", "batch", "threads", "generated µs", "generic µs", "peer µs", "x peer", "x generic", "x loops", "GFLOP/s", "% peak", "peers");

    public static void Row(CompareRow row) => Line(
        row.Network,
        row.Batch,
        row.Threads,
        Number(row.GeneratedMicroseconds, "N1"),
        Number(row.GenericMicroseconds, "N1"),
        Number(row.PeerMicroseconds, "N1"),
        Number(row.RatioToPeer, "F2"),
        Number(row.RatioToGeneric, "F2"),
        Number(row.RatioToGenericLoops, "F1"),
        Number(row.Gflops, "F1"),
        Number(row.PercentOfPeak, "F1"),
        row.Peers + (row.Distance > Agreement.Tolerance ? " RESULTS DIFFER" : ""));

    public static void Means(IReadOnlyList<CompareRow> rows)
    {
        Mean("the faster peer", [.. rows.Select(r => r.RatioToPeer).OfType<double>()]);
        foreach (var batch in rows.Select(r => r.Batch).Distinct().Order())
            Mean($"the faster peer at batch {batch}", [.. rows.Where(r => r.Batch == batch).Select(r => r.RatioToPeer).OfType<double>()]);
        Mean("the faster peer without the cost of its calls", [.. rows.Select(r => r.RatioToPeerWithoutCall).OfType<double>()]);
        Mean("generic (matrices)", [.. rows.Select(r => r.RatioToGeneric).OfType<double>()]);
        Mean("generic (loops)", [.. rows.Select(r => r.RatioToGenericLoops).OfType<double>()]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Losses, gradients and outputs agree within {rows.Max(r => r.Distance):E1} of their norm."));
    }

    private static void Mean(string other, double[] ratios)
    {
        if (ratios.Length == 0) return;
        var text = $"Generated against {other}: geometric mean {Statistics.GeometricMean(ratios):F2} times as fast, smallest {ratios.Min():F2}, {ratios.Length} cases.";
        Console.WriteLine(text);
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";

    private static void Line(params object?[] cells) => Console.WriteLine(string.Format(CultureInfo.InvariantCulture, Format, cells).TrimEnd());
}
