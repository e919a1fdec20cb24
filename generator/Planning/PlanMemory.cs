using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>
/// Lifetimes to offsets. A value read in the phase that defines it lives in the arena, first fit, largest first; an elementwise
/// operation may write over an input that dies with it. A value read in a later phase is kept for the batch.
/// </summary>
internal static class PlanMemory
{
    /// <summary>Half of a 1 MiB second-level cache, in floats: the rest is for weights and gradients.</summary>
    private const int CacheFloats = 128 * 1024;

    /// <summary>More samples at a time gain nothing.</summary>
    private const int MostTileSamples = 16;

    public static MemoryPlan Run(LoweredGraph graph, ImmutableArray<ImmutableArray<LoweredOperation>> phases)
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

        var lives = ImmutableArray.CreateBuilder<LiveRange>();
        for (var phase = 0; phase < phases.Length; phase++) lives.AddRange(PlaceInArena(phase, phases[phase], values, placements));
        var perSample = lives.Select(l => l.Offset + l.Length).DefaultIfEmpty(Lanes.Count).Max();
        var tile = Math.Min(Math.Max(CacheFloats / perSample, 1), MostTileSamples);
        foreach (var life in lives)
        {
            foreach (var value in life.Values) placements[value] = new(Storage.Arena, life.Offset * tile, life.Length);
        }

        var scratch = phases.SelectMany(p => p).SelectMany(o => o.Kernels).Select(ScratchLength.Of).DefaultIfEmpty(0).Max();
        return new(
            [.. placements], lives.ToImmutable(), tile, (perSample * tile) + scratch, scratch, batchLength, statisticsLength, shardStatistics.ToImmutable(), shardLength);
    }

    private static (int[] Defined, int[] Read) Uses(ImmutableArray<ImmutableArray<LoweredOperation>> phases, int count)
    {
        var defined = Enumerable.Repeat(-1, count).ToArray();
        var read = Enumerable.Repeat(-1, count).ToArray();
        for (var phase = 0; phase < phases.Length; phase++)
        {
            foreach (var lowered in phases[phase])
            {
                foreach (var output in lowered.Operation.Outputs) defined[output] = phase;
                foreach (var input in lowered.Operation.Inputs) read[input] = Math.Max(read[input], phase);
            }
        }

        return (defined, read);
    }

    private static List<LiveRange> PlaceInArena(
        int phase, ImmutableArray<LoweredOperation> operations, ImmutableArray<Value> values, Placement?[] placements)
    {
        var lastRead = new Dictionary<int, int>();
        for (var i = 0; i < operations.Length; i++)
        {
            foreach (var input in operations[i].Operation.Inputs) lastRead[input] = i;
        }

        var ranges = new List<LiveRange>();
        var rangeOf = new Dictionary<int, int>();
        for (var i = 0; i < operations.Length; i++)
        {
            foreach (var output in operations[i].Operation.Outputs)
            {
                if (placements[output] is not null) continue;
                var last = lastRead.TryGetValue(output, out var reader) ? reader : i;
                var length = Layout.Of(values[output]).Length;
                var reused = Overwritable(operations[i].Operation);
                if (reused != None.Id && rangeOf.TryGetValue(reused, out var range) && ranges[range].Last == i && ranges[range].Length == length)
                {
                    ranges[range] = ranges[range] with { Last = last, Values = ranges[range].Values.Add(output) };
                    rangeOf[output] = range;
                }
                else
                {
                    rangeOf[output] = ranges.Count;
                    ranges.Add(new(phase, i, last, 0, length, [output]));
                }
            }
        }

        return FirstFit(ranges);
    }

    /// <summary>The input that an elementwise operation may write its output over.</summary>
    private static int Overwritable(Operation operation) => operation switch
    {
        Activate o => o.X,
        ActivateGradient o => o.Dy,
        ScaleShift o => o.X,
        ScaleInputGradient o => o.Dy,
        NormalizeInputGradient o => o.Dy,
        Add { IsGradient: true } o => o.Terms[0],
        _ => None.Id,
    };

    private static List<LiveRange> FirstFit(List<LiveRange> ranges)
    {
        var placed = new List<LiveRange>();
        foreach (var range in ranges.OrderByDescending(r => r.Length).ThenBy(r => r.First))
        {
            var offset = 0;
            foreach (var other in placed.Where(p => p.First <= range.Last && range.First <= p.Last).OrderBy(p => p.Offset))
            {
                if (offset + range.Length <= other.Offset) break;
                offset = Math.Max(offset, other.Offset + other.Length);
            }

            placed.Add(range with { Offset = offset });
        }

        return placed;
    }
}
