namespace StaticCnn.Tests.Training;

public class ShardPartitionTests
{
    [Theory]
    [InlineData(1, 4, 4, 1)]
    [InlineData(3, 4, 4, 1)]
    [InlineData(4, 4, 4, 2)] // From here on two, whatever a shard should have.
    [InlineData(4, 16, 100, 1)]
    [InlineData(12, 4, 4, 4)] // Three are nearer to four than to two.
    [InlineData(20, 4, 4, 4)]
    [InlineData(24, 4, 4, 8)]
    [InlineData(32, 16, 8, 2)]
    [InlineData(128, 9, 4, 16)]
    [InlineData(5000, 4, 4, 16)]
    public void Shards_are_a_power_of_two(int batch, int samplesPerShard, int twoShardBatch, int expected) =>
        Assert.Equal(expected, ShardPartition.Count(batch, samplesPerShard, twoShardBatch));

    [Fact]
    public void No_shard_is_empty_and_larger_batches_have_no_fewer()
    {
        for (var samplesPerShard = 1; samplesPerShard <= 16; samplesPerShard++)
        {
            var before = 0;
            for (var batch = 1; batch <= 300; batch++)
            {
                var count = ShardPartition.Count(batch, samplesPerShard, twoShardBatch: 4);
                Assert.InRange(count, Math.Max(before, 1), Math.Min(batch, ShardPartition.MaximumShards));
                for (var shard = 0; shard < count; shard++) Assert.True(ShardPartition.First(batch, count, shard) < ShardPartition.First(batch, count, shard + 1));
                before = count;
            }
        }
    }
}
