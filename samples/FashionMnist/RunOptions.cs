namespace FashionMnist;

/// <summary>What a run was asked to do. Null where the network's own default holds.</summary>
internal sealed record RunOptions
{
    public required int? Epochs { get; init; }

    public required int Batch { get; init; }

    public required int Threads { get; init; }

    public required ulong Seed { get; init; }

    public required string? Optimizer { get; init; }

    public required double? LearningRate { get; init; }

    public required string? Data { get; init; }

    public required string? Save { get; init; }

    public required string? Load { get; init; }

    public required string? Result { get; init; }
}
