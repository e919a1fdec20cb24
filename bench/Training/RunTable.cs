namespace StaticCnn.Bench.Training;

/// <summary>Prints trainings.</summary>
internal static class RunTable
{
    public static void Header(string? peer)
    {
        if (peer is not null) Console.WriteLine($"Peer: {peer}.");
        Console.WriteLine($"{"seed",6} {"accuracy",10} {"seconds",9}{(peer is null ? "" : $" {"PyTorch",10} {"seconds",9} {"ratio",7}")}");
    }

    public static void Row(int seed, TrainedRun own, TrainedRun? peer) => Console.WriteLine(
        $"{seed,6} {own.Accuracy,10:F4} {own.Seconds,9:F2}"
        + (peer is { } other ? $" {other.Accuracy,10:F4} {other.Seconds,9:F2} {other.Seconds / own.Seconds,7:F2}" : ""));

    public static void Means(List<TrainedRun> own, List<TrainedRun> peers)
    {
        Print("", own);
        if (peers.Count == 0) return;
        Print("PyTorch: ", peers);
        Console.WriteLine(FormattableString.Invariant(
            $"PyTorch takes {peers.Sum(r => r.Seconds) / own.Sum(r => r.Seconds):F2} times as long."));
    }

    private static void Print(string who, List<TrainedRun> runs) => Console.WriteLine(FormattableString.Invariant(
        $"{who}mean accuracy {runs.Average(r => r.Accuracy):F5} ({runs.Min(r => r.Accuracy):F4} to {runs.Max(r => r.Accuracy):F4}), ")
        + FormattableString.Invariant(
            $"training {runs.Average(r => r.Seconds):F2} s ({runs.Min(r => r.Seconds):F2} to {runs.Max(r => r.Seconds):F2})"));
}
