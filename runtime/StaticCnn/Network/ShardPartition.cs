namespace StaticCnn;

/// <summary>
/// How a batch is split into gradient shards: by the batch size and the network alone, never by the number of threads,
/// so that every sum has one order.
/// </summary>
public static class ShardPartition
{
    /// <summary>The most shards of a batch, and so the most threads that share a training step.</summary>
    public const int MaximumShards = 16;

    /// <summary>The number of shards: a power of two, so that 2, 4 and 8 threads have equal shares.</summary>
    /// <param name="batchSize">The samples of the batch.</param>
    /// <param name="samplesPerShard">The samples that a shard should have.</param>
    /// <param name="twoShardBatch">From so many samples on there are two shards at least, for two threads.</param>
    public static int Count(int batchSize, int samplesPerShard, int twoShardBatch)
    {
        var wanted = Math.Clamp(batchSize / samplesPerShard, batchSize >= twoShardBatch ? 2 : 1, MaximumShards);
        var lower = 1 << int.Log2(wanted);
        // The nearer power by ratio: 3 to 4, 5 to 4.
        return wanted * wanted < 2 * lower * lower || 2 * lower > batchSize ? lower : 2 * lower;
    }

    /// <summary>The first sample of a shard; that of the shard after the last is the batch size.</summary>
    public static int First(int batchSize, int shards, int shard) => (int)((long)batchSize * shard / shards);
}
