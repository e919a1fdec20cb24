namespace StaticCnn.Generator.Planning;

/// <summary>The place of every value of a pass, and the sizes that follow.</summary>
/// <param name="Placements">By phase and value; values that a phase neither reads nor defines may have none.</param>
/// <param name="Lives">For each value in the arena its phase, first and last operation: for tests and pictures.</param>
/// <param name="TileSamples">The samples of a tile: as many as keep their values in the second-level cache.</param>
/// <param name="ArenaLength">Of the values of a tile, then what the kernels need to work in.</param>
/// <param name="ScratchLength">What the kernel that needs most works in, at the end of the arena: one kernel runs at a time.</param>
internal sealed record MemoryPlan(
    ImmutableArray<ImmutableArray<Placement?>> Placements,
    ImmutableArray<LiveRange> Lives,
    int TileSamples,
    int ArenaLength,
    int ScratchLength,
    int BatchLengthPerSample,
    int StatisticsLength,
    ImmutableDictionary<int, int> ShardStatistics,
    int ShardStatisticsLength)
{
    public int ScratchOffset => ArenaLength - ScratchLength;
}

/// <summary>
/// When a block of the arena is in use: from the operation that defines its first value to the last reader of its last. What is for the
/// whole tile is in use as long as a group of operations that touches it.
/// </summary>
/// <param name="IsInner">Whether only one group of operations knows it.</param>
/// <param name="Samples">The samples that it holds: those of a tile, or those that the group takes at a time.</param>
/// <param name="Length">The floats of one sample.</param>
internal sealed record LiveRange(int Phase, int First, int Last, bool IsInner, int Samples, int Offset, int Length, ImmutableArray<int> Values)
{
    /// <summary>The first float after the block.</summary>
    public int End => Offset + (Samples * Length);
}
