namespace StaticCnn.Generator.Planning;

internal enum Storage
{
    /// <summary>The caller's inputs.</summary>
    Input,

    /// <summary>The worker's arena: lives within one tile of one phase.</summary>
    Arena,

    /// <summary>Kept for the whole batch, from phase to phase.</summary>
    Batch,

    /// <summary>Statistics of the whole batch.</summary>
    Statistics,
}

/// <summary>Where a value lies.</summary>
/// <param name="Offset">In floats: per sample in the batch, else absolute.</param>
/// <param name="Length">The floats of one sample, or of the statistic.</param>
/// <param name="Samples">The samples of a value that lives within a group of operations; 0 for the whole tile.</param>
internal readonly record struct Placement(Storage Storage, int Offset, int Length, int Samples = 0);
