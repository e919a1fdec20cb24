using System.Collections.Concurrent;
using StaticCnn.Numerics.Tests.Generated;

namespace StaticCnn.Numerics.Tests.Reproducibility;

/// <summary>The bits of the parameters after some steps depend neither on the number of threads nor on the width of the vectors.</summary>
public sealed class HashTests
{
    private static readonly ConcurrentDictionary<(string Network, OptimizerSetting Setting), Lazy<string>> Hashes = new();

    // Fast enough for a batch with all of its shards.
    private static readonly string[] Small =
    [
        "Dilated", "Grouped", "NonSquare", "SamePadding", "Branches", "OddSequence", "SumSubsample", "VectorBatchNorm", "TimeSeriesNet", "Mlp",
    ];

    /// <summary>Every network with every optimizer, width and number of threads.</summary>
    public static TheoryData<string, OptimizerSetting, int, int> Rows()
    {
        var rows = new TheoryData<string, OptimizerSetting, int, int>();
        foreach (var network in NetworkCase.Names)
        foreach (var setting in new[] { OptimizerSetting.Adam, OptimizerSetting.SgdMomentum })
        foreach (var width in new[] { 512, 256, 128 })
        foreach (var threads in new[] { 1, 2, 3, 8 })
            rows.Add(network, setting, width, threads);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Threads_and_widths_change_no_bit(string network, OptimizerSetting setting, int width, int threads)
    {
        var expected = Hashes.GetOrAdd((network, setting), key => new(() => Hash(key.Network, key.Setting, width: 512, threads: 1))).Value;
        Assert.Equal(expected, Hash(network, setting, width, threads));
    }

    [Theory]
    [InlineData("Simple")]
    [InlineData("Residual")]
    [InlineData("OddSequence")]
    public void Another_optimizer_gives_another_hash(string network) =>
        Assert.NotEqual(Hash(network, OptimizerSetting.Adam, 512, 1), Hash(network, OptimizerSetting.SgdMomentum, 512, 1));

    private static string Hash(string network, OptimizerSetting setting, int width, int threads)
    {
        var batchSize = setting == OptimizerSetting.SgdMomentum && Small.Contains(network) ? 128 : 33;
        var problem = NetworkCase.Of(network, batchSize);
        return GeneratedEngine.AtWidth(
            width, () => GeneratedEngine.Of(problem).HashAfter(GeneratedEngine.CreateOptimizer(setting), steps: 3, threads));
    }
}
