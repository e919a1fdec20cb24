using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>
/// The place of every value. A value read in the phase that defines it lives in the arena (<see cref="PlanArena"/>), for a tile of
/// samples; the tile is as large as the second-level cache allows. A value read in a later phase is kept for the batch.
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
        var (definedIn, readIn) = Uses(phases, values.Length);
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
            else if (definedIn[value.Id] < 0)
            {
                continue;
            }
            else if (value.Scope == ValueScope.Batch)
            {
                placements[value.Id] = new(Storage.Statistics, statisticsLength, length);
                statisticsLength += length;
            }
            else if (readIn[value.Id] > definedIn[value.Id])
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

        var (tile, lives) = LargestTile(samples =>
            [.. phases.SelectMany((groups, phase) => new PlanArena(phase, groups, values, id => placements[id] is null, samples).Run())]);
        foreach (var life in lives)
        {
            foreach (var value in life.Values) placements[value] = new(Storage.Arena, life.Offset, life.Length, life.IsInner ? life.Samples : 0);
        }

        return new([.. placements], lives, tile, Length(lives), batchLength, statisticsLength, shardStatistics.ToImmutable(), shardLength);
    }

    private static (int Tile, ImmutableArray<LiveRange> Lives) LargestTile(Func<int, ImmutableArray<LiveRange>> plan)
    {
        for (var tile = MostTileSamples; ; tile--)
        {
            var lives = plan(tile);
            if (tile == 1 || Length(lives) <= CacheFloats) return (tile, lives);
        }
    }

    private static int Length(ImmutableArray<LiveRange> lives) => lives.Select(l => l.End).DefaultIfEmpty(Lanes.Count).Max();

    private static (int[] Defined, int[] Read) Uses(ImmutableArray<ImmutableArray<OperationGroup>> phases, int count)
    {
        var defined = Enumerable.Repeat(-1, count).ToArray();
        var read = Enumerable.Repeat(-1, count).ToArray();
        for (var phase = 0; phase < phases.Length; phase++)
        {
            foreach (var lowered in phases[phase].SelectMany(g => g.Operations))
            {
                foreach (var output in lowered.Operation.Outputs) defined[output] = phase;
                foreach (var input in lowered.Operation.Inputs) read[input] = Math.Max(read[input], phase);
            }
        }

        return (defined, read);
    }
}
