using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Tests;

/// <summary>Whatever the offsets are: what an operation reads is what was written for it.</summary>
public class MemoryTests
{
    public static TheoryData<string> Names => Corpus.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void NoTwoLiveRangesOverlap(string name)
    {
        foreach (var pass in Passes(name))
        {
            var lives = pass.Memory.Lives;
            for (var i = 0; i < lives.Length; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    var (a, b) = (lives[i], lives[j]);
                    var together = a.Phase == b.Phase && a.First <= b.Last && b.First <= a.Last;
                    Assert.False(together && a.Offset < b.Offset + b.Length && b.Offset < a.Offset + a.Length, $"{a} and {b}");
                }
            }
        }
    }

    /// <summary>Runs the pass with the names of values in place of numbers.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void EveryReadFindsItsValue(string name)
    {
        foreach (var pass in Passes(name))
        {
            var kept = new HashSet<int>();
            for (var phase = 0; phase < pass.Phases.Length; phase++)
            {
                var arena = new List<(int From, int To, int Value)>();
                var complete = kept.ToHashSet();
                foreach (var operation in pass.Phases[phase].Select(o => o.Operation))
                {
                    Assert.Equal(phase, operation.Phase);
                    foreach (var input in operation.Inputs) AssertThere(pass, phase, input, arena, complete, kept);
                    Write(pass, operation, arena, kept);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void OffsetsAndLengthsAreWholeVectors(string name)
    {
        foreach (var memory in Passes(name).Select(p => p.Memory))
        {
            Assert.All(memory.Lives, l => Assert.Equal((0, 0), (l.Offset % Graph.Lanes.Count, l.Length % Graph.Lanes.Count)));
            foreach (var place in memory.Placements.SelectMany(p => p).OfType<Placement>().Where(p => p.Storage != Storage.Input))
                Assert.Equal((0, 0), (place.Offset % Graph.Lanes.Count, place.Length % Graph.Lanes.Count));
            var perSample = memory.Lives.Select(l => l.Offset + l.Length).DefaultIfEmpty(Graph.Lanes.Count).Max();
            Assert.Equal(memory.TileSamples * perSample, memory.ArenaLength);
            Assert.InRange(memory.TileSamples, 1, 16);
            Assert.True(memory.TileSamples == 1 || memory.ArenaLength <= 128 * 1024, "A tile of samples does not fit in half of the cache.");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void WhatIsKeptForTheBatchDoesNotOverlap(string name)
    {
        foreach (var memory in Passes(name).Select(p => p.Memory))
        {
            AssertApart(memory.Placements[0].OfType<Placement>().Where(p => p.Storage == Storage.Batch), memory.BatchLengthPerSample);
            AssertApart(memory.Placements[0].OfType<Placement>().Where(p => p.Storage == Storage.Statistics), memory.StatisticsLength);
        }
    }

    [Fact]
    public void OnlyPhasesKeepValuesForTheBatch()
    {
        foreach (var pass in Corpus.All.SelectMany(Passes).Where(p => p.Phases.Length == 1))
            Assert.Equal((0, 0), (pass.Memory.BatchLengthPerSample, pass.Memory.StatisticsLength));
    }

    private static PassPlan[] Passes(string name)
    {
        var plan = NetworkCompiler.Plan(Corpus.Network(name), default);
        return [plan.Training, plan.Inference];
    }

    private static void AssertThere(PassPlan pass, int phase, int value, List<(int From, int To, int Value)> arena, HashSet<int> complete, HashSet<int> kept)
    {
        var place = pass.Memory.Placements[phase][value];
        Assert.True(place is not null, $"Value {value} has no place.");
        // A statistic of the batch is there only when all samples have been seen.
        if (place.Value.Storage == Storage.Statistics) Assert.Contains(value, complete);
        else if (place.Value.Storage == Storage.Batch) Assert.Contains(value, kept);
        else if (place.Value.Storage == Storage.Arena) Assert.Contains(Range(pass, phase, value), arena);
    }

    private static void Write(PassPlan pass, Operation operation, List<(int From, int To, int Value)> arena, HashSet<int> kept)
    {
        var phase = operation.Phase;
        foreach (var output in operation.Outputs)
        {
            var place = pass.Memory.Placements[phase][output]!.Value;
            if (place.Storage != Storage.Arena)
            {
                kept.Add(output);
                continue;
            }

            var range = Range(pass, phase, output);
            Assert.True(range.To <= pass.Memory.ArenaLength, $"Value {output} passes the arena's end.");
            foreach (var other in operation.Inputs.Where(i => pass.Memory.Placements[phase][i]!.Value.Storage == Storage.Arena).Select(i => Range(pass, phase, i)))
            {
                if (other.From >= range.To || range.From >= other.To) continue;
                Assert.True(operation is Pointwise && other.From == range.From && other.To == range.To, $"{operation} writes over value {other.Value}.");
            }

            Assert.DoesNotContain(arena, r => operation.Outputs.Contains(r.Value) && r.From < range.To && range.From < r.To);
            arena.RemoveAll(r => r.From < range.To && range.From < r.To);
            arena.Add(range);
        }
    }

    private static (int From, int To, int Value) Range(PassPlan pass, int phase, int value)
    {
        var place = pass.Memory.Placements[phase][value]!.Value;
        return (place.Offset, place.Offset + (place.Length * pass.Memory.TileSamples), value);
    }

    private static void AssertApart(IEnumerable<Placement> places, int length)
    {
        var end = 0;
        foreach (var place in places.OrderBy(p => p.Offset))
        {
            Assert.True(place.Offset >= end, $"{place} begins before {end}.");
            end = place.Offset + place.Length;
        }

        Assert.True(end <= length);
    }
}
