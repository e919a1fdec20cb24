using System.Text.Json.Serialization;

namespace StaticCnn.Bench.Compare;

/// <summary>One case's figures, as the result file has them. Ratios are how many times faster the generated code is.</summary>
internal sealed record CompareRow
{
    public required string Network { get; init; }

    public required int Batch { get; init; }

    public required int Threads { get; init; }

    public required string Pass { get; init; }

    public required double GeneratedMicroseconds { get; init; }

    /// <summary>Of code for run-time shapes by matrix products and vectors.</summary>
    public double? GenericMicroseconds { get; init; }

    /// <summary>Of code for run-time shapes by plain loops.</summary>
    public double? GenericLoopsMicroseconds { get; init; }

    /// <summary>The fastest peer.</summary>
    public string? Peer { get; init; }

    public double? PeerMicroseconds { get; init; }

    /// <summary>What a call of that peer costs beside the network, a part of its time; null where it does not tell.</summary>
    public double? PeerCallMicroseconds { get; init; }

    public double? RatioToPeer => PeerMicroseconds / GeneratedMicroseconds;

    /// <summary>Null where the fastest peer does not tell what its calls cost.</summary>
    [JsonIgnore]
    public double? RatioToPeerWithoutCall => (PeerMicroseconds - PeerCallMicroseconds) / GeneratedMicroseconds;

    public double? RatioToGeneric => GenericMicroseconds / GeneratedMicroseconds;

    public double? RatioToGenericLoops => GenericLoopsMicroseconds / GeneratedMicroseconds;

    /// <summary>Of the generated code; see <see cref="BenchCase.GFlop"/>.</summary>
    public required double Gflops { get; init; }

    /// <summary>Of the multiply-add peak of as many threads, measured in the same run.</summary>
    public required double PercentOfPeak { get; init; }

    /// <summary>All peers with their times, the fastest first.</summary>
    [JsonIgnore]
    public string Peers { get; init; } = "";

    /// <summary>How far the others' results are from the generated ones; not finite if somebody computed something else.</summary>
    [JsonIgnore]
    public double Distance { get; init; }
}
