using System.Globalization;
using StaticCnn.Bench.Generic;
using StaticCnn.Bench.Measurement;

namespace StaticCnn.Bench.Compare;

/// <summary>Runs one case: the check, then rounds in which all contenders take turns.</summary>
internal static class CompareCase
{
    public static CompareRow Run(BenchCase benchCase, CompareOptions options, List<Peer> peers, double peak)
    {
        using var files = new CaseFiles();
        using var generated = benchCase.Network.Create(benchCase, seed: 1);
        files.Write(benchCase, generated.Parameters);
        using var matrices = Generic(benchCase, options, generated, "matrices");
        using var loops = Generic(benchCase, options, generated, "loops");
        var contenders = new List<Contender> { generated };
        if (matrices is not null) contenders.Add(matrices);
        if (loops is not null) contenders.Add(loops);
        foreach (var peer in peers.Where(p => p.Takes(benchCase)).ToArray())
        {
            if (Tried(peer, peers, () => peer.Prepare(benchCase, files))) contenders.Add(peer);
        }

        var distance = Check(benchCase, contenders, peers);
        var times = contenders.ToDictionary(c => c, _ => new List<double>());
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var contender in contenders.Where(c => round < c.Rounds).ToArray())
            {
                void Time() => times[contender].Add(contender.Time(options.Milliseconds));
                if (contender is Peer peer && !Tried(peer, peers, Time)) contenders.Remove(peer);
                else if (contender is not Peer) Time();
                // The peers' idle threads spin for a moment before they sleep.
                Thread.Sleep(10);
            }
        }

        return Row(benchCase, peak, distance, contenders.ToDictionary(c => c, c => Statistics.Median(times[c])));
    }

    /// <summary>The generic contender of a kind, or null where it is not asked for or not written.</summary>
    private static GenericContender? Generic(BenchCase benchCase, CompareOptions options, GeneratedContender generated, string kind) =>
        (options.Generic == kind || options.Generic == "both") && GenericNetwork.Takes(benchCase.Network.Description, benchCase.Pass == Pass.Train ? benchCase.Threads : 1)
            ? new GenericContender(benchCase, generated.TrainableValues(), kind == "matrices")
            : null;

    private static double Check(BenchCase benchCase, List<Contender> contenders, List<Peer> peers)
    {
        var expected = contenders[0].Check();
        double worst = 0;
        foreach (var other in contenders[1..])
        {
            CheckResult? actual = null;
            if (other is not Peer peer) actual = other.Check();
            else if (!Tried(peer, peers, () => actual = peer.Check())) contenders.Remove(peer);
            if (actual is null) continue;
            var distance = Agreement.Distance(benchCase, expected, actual);
            if (distance > Agreement.Tolerance)
                Console.WriteLine($"{other.Name} computes something else: relative distance {distance:E1}, loss {actual.Loss:G7} for {expected.Loss:G7}");
            worst = Math.Max(worst, distance);
        }

        return worst;
    }

    /// <summary>Does something with a peer; if it fails, says so and goes on without the peer.</summary>
    private static bool Tried(Peer peer, List<Peer> peers, Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (PeerException e)
        {
            Console.WriteLine($"Going on without {peer.Name}: {e.Message}.");
            peers.Remove(peer);
            return false;
        }
    }

    private static CompareRow Row(BenchCase benchCase, double peak, double distance, Dictionary<Contender, double> medians)
    {
        var generated = medians.First(m => m.Key is GeneratedContender).Value;
        var peers = medians.Where(m => m.Key is Peer).OrderBy(m => m.Value).Select(m => (Peer: (Peer)m.Key, Time: (double?)m.Value)).ToArray();
        var best = peers.FirstOrDefault();
        var gflops = benchCase.GFlop / generated * 1e6;
        return new CompareRow
        {
            Network = benchCase.Network.Name,
            Batch = benchCase.Batch,
            Threads = benchCase.Threads,
            Pass = benchCase.Pass == Pass.Train ? "train" : "infer",
            GeneratedMicroseconds = generated,
            GenericMicroseconds = Generic(medians, matrices: true),
            GenericLoopsMicroseconds = Generic(medians, matrices: false),
            Peer = best.Peer?.Name,
            PeerMicroseconds = best.Time,
            PeerCallMicroseconds = best.Peer?.CallMicroseconds,
            Gflops = gflops,
            PercentOfPeak = 100 * gflops / peak,
            Peers = string.Join("; ", peers.Select(p => Text(p.Peer, p.Time))),
            Distance = distance,
        };
    }

    private static double? Generic(Dictionary<Contender, double> medians, bool matrices) =>
        medians.Where(m => m.Key is GenericContender generic && generic.IsMatrices == matrices).Select(m => (double?)m.Value).FirstOrDefault();

    private static string Text(Peer peer, double? time)
    {
        var call = peer.CallMicroseconds is { } part ? string.Create(CultureInfo.InvariantCulture, $" (call {part:F1})") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{peer.Name} {time:N0}{call}");
    }
}
