using System.Text.Json.Serialization;

namespace FashionMnist;

/// <summary>The figures of a run. Times in seconds; accuracy from 0 to 1.</summary>
internal sealed record RunResult
{
    public required string Network { get; init; }

    public required string Dataset { get; init; }

    public required int TrainImages { get; init; }

    public required int Epochs { get; init; }

    public required int Batch { get; init; }

    public required int Threads { get; init; }

    public required string InstructionSet { get; init; }

    public required ulong Seed { get; init; }

    public required double TrainSeconds { get; init; }

    public required double ImagesPerSecond { get; init; }

    public required double TestAccuracy { get; init; }

    public required double TestLoss { get; init; }

    public required string ParametersSha256 { get; init; }
}

/// <summary>Writes results without reflection, so that it works ahead of time.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(RunResult))]
internal sealed partial class RunResultJson : JsonSerializerContext;
