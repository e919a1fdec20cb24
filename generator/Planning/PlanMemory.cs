using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>
/// The place of every value. A value read only in phases that define it lives in the arena (<see cref="PlanArena"/>), for a tile of
/// samples; the tile is as large as the second-level cache allows. A value that another phase reads is kept for the batch.
/// </summary>
internal static class PlanMemory
{
    /// <summary>Half of a 1 MiB second-level cache, in floats: the rest is for weights and gradients.</summary>
    private const int CacheFloats = 128 * 1024;

    /// <summary>More samples at a time gain nothing.</summary>
    private const int MostTileSamples = 16;

    public static MemoryPlan Run(LoweredGraph graph, ImmutableArray<ImmutableArray<OperationGroup>> phases)
    {
        var values = graph.Graph.Values;
        var placements = new Placement?[values.Length];
        var isKept = KeptValues(phases, values.Length);
        var isDefined = graph.Operations.SelectMany(o => o.Operation.Outputs).ToImmutableHashSet();
        var batchLength = 0;
        var statisticsLength = 0;
        var shardStatistics = ImmutableDictionary.CreateBuilder<int, int>();
        var shardLength = 0;
        foreach (var value in values)
        {
            var length = Layout.Of(value).Length;
            if (value.Scope == ValueScope.Input)
            {
                placements[value.Id] = new(Storage.Input, 0, length);
            }
            else if (!isDefined.Contains(value.Id))
            {
                continue;
            }
            else if (value.Scope == ValueScope.Batch)
            {
                placements[value.Id] = new(Storage.Statistics, statisticsLength, length);
                statisticsLength += length;
            }
            else if (isKept[value.Id])
            {
                placements[value.Id] = new(Storage.Batch, batchLength, length);
                batchLength += length;
            }
        }

        foreach (var moments in graph.Operations.Select(o => o.Operation).OfType<BatchMoments>())
        {
            shardStatistics.Add(moments.Moments, shardLength);
            // The number of positions seen so far, then mean and squared deviations.
            shardLength += Lanes.Count + Layout.Of(values[moments.Moments]).Length;
        }

        var (tile, lives) = BestTile(DenseWeights(graph), samples =>
            [.. phases.SelectMany((groups, phase) => new PlanArena(phase, groups, values, id => placements[id] is null, samples).Run())]);
        var byPhase = phases.Select(_ => placements.ToArray()).ToArray();
        foreach (var life in lives)
        {
            foreach (var value in life.Values) byPhase[life.Phase][value] = new(Storage.Arena, life.Offset, life.Length, life.IsInner ? life.Samples : 0);
        }

        var scratch = phases.SelectMany(p => p).SelectMany(g => g.Operations).SelectMany(o => o.Kernels).Select(ScratchLength.Of).DefaultIfEmpty(0).Max();
        return new(
            [.. byPhase.Select(p => p.ToImmutableArray())], lives, tile, Length(lives) + scratch, scratch, batchLength, statisticsLength, shardStatistics.ToImmutable(), shardLength);
    }

    /// <summary>
    /// The tile for which the least floats move through the caches, per sample: a dense layer's weights and gradients about four times in
    /// a tile, and what a sample keeps in the arena as often, if the arena exceeds the cache. Beyond four samples whole fours, as dense kernels take them.
    /// </summary>
    private static (int Tile, ImmutableArray<LiveRange> Lives) BestTile(int denseWeights, Func<int, ImmutableArray<LiveRange>> plan)
    {
        var one = plan(1);
        var (best, bestLives, bestTraffic) = (1, one, 4.0 * denseWeights);
        for (var tile = 2; tile <= MostTileSamples; tile += tile < 4 ? 1 : 4)
        {
            var lives = plan(tile);
            var perSample = (Length(lives) - Length(one)) / (tile - 1.0);
            var traffic = (4.0 * denseWeights / tile) + (Length(lives) <= CacheFloats ? 0 : 4 * perSample);
            // Without dense layers, larger tiles are better as long as they fit: fewer calls.
            if (traffic > bestTraffic || (traffic == bestTraffic && Length(lives) > CacheFloats)) continue;
            (best, bestLives, bestTraffic) = (tile, lives, traffic);
        }

        return (best, bestLives);
    }

    private static int DenseWeights(LoweredGraph graph) => graph.Operations
        .SelectMany(o => o.Kernels)
        .OfType<DenseKernel>()
        .Where(k => k.Pass == DensePass.Forward)
        .Sum(k => k.Inputs * k.Outputs);

    private static int Length(ImmutableArray<LiveRange> lives) => lives.Select(l => l.End).DefaultIfEmpty(Lanes.Count).Max();

    /// <summary>Whether some phase reads a value that it does not define.</summary>
    private static bool[] KeptValues(ImmutableArray<ImmutableArray<OperationGroup>> phases, int count)
    {
        var kept = new bool[count];
        foreach (var phase in phases)
        {
            LoweredOperation[] operations = [.. phase.SelectMany(g => g.Operations)];
            var defined = operations.SelectMany(o => o.Operation.Outputs).ToImmutableHashSet();
            foreach (var input in operations.SelectMany(o => o.Operation.Inputs).Where(v => !defined.Contains(v))) kept[input] = true;
        }

        return kept;
    }
}
