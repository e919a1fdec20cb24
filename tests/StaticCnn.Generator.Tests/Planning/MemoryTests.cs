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
                    Assert.False(together && a.Offset < b.End && b.Offset < a.End, $"{a} and {b}");
                }
            }
        }
    }

    /// <summary>Runs the pass, group by group and round by round, with the names of values in place of numbers.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void EveryReadFindsItsValue(string name)
    {
        foreach (var pass in Passes(name))
        {
            var tile = pass.Memory.TileSamples;
            var kept = new HashSet<int>();
            for (var phase = 0; phase < pass.Phases.Length; phase++)
            {
                var arena = new Arena(pass, phase);
                var complete = kept.ToHashSet();
                foreach (var group in pass.Phases[phase])
                {
                    var step = group.TakesWholeTile ? tile : group.Samples;
                    for (var first = 0; first < tile; first += step)
                    {
                        var round = Enumerable.Range(first, Math.Min(step, tile - first)).ToArray();
                        foreach (var operation in group.Operations.Select(o => o.Operation))
                        {
                            Assert.Equal(phase, operation.Phase);
                            foreach (var input in operation.Inputs) AssertThere(pass, input, arena, round, complete, kept);
                            Write(pass, operation, arena, round, kept);
                        }
                    }
                }
            }
        }
    }

    [Fact]
    public void ConvolutionsShareAGroup()
    {
        // Two convolutions forward; the dense layer, the loss and the output; two convolutions backward.
        var groups = NetworkCompiler.Plan(Checked.Network("1, 12, 12", "Conv2D(4)", "ReLU", "Conv2D(4)", "Dense(3)", "SoftmaxCrossEntropy"), default).Training.Phases[0];
        Assert.False(groups[0].TakesWholeTile);
        Assert.False(groups[groups.Length - 1].TakesWholeTile);
        Assert.All(groups, g => Assert.True(g.TakesWholeTile || g.Operations.All(o => o.Operation is not (Dense or DenseInputGradient or DenseWeightGradient))));
        Assert.Equal(2, groups[0].Operations.Count(o => o.Operation is Convolve));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void OffsetsAndLengthsAreWholeVectors(string name)
    {
        foreach (var pass in Passes(name))
        {
            var memory = pass.Memory;
            Assert.All(memory.Lives, l => Assert.Equal((0, 0), (l.Offset % Graph.Lanes.Count, l.Length % Graph.Lanes.Count)));
            foreach (var place in memory.Placements.SelectMany(p => p).OfType<Placement>().Where(p => p.Storage != Storage.Input))
                Assert.Equal((0, 0), (place.Offset % Graph.Lanes.Count, place.Length % Graph.Lanes.Count));
            Assert.Equal(memory.Lives.Select(l => l.Offset + (l.Length * l.Samples)).DefaultIfEmpty(Graph.Lanes.Count).Max() + memory.ScratchLength, memory.ArenaLength);
            Assert.InRange(memory.TileSamples, 1, 16);
            // Only what a dense layer saves by more samples at once is worth leaving the cache.
            var hasDense = pass.Kernels.Any(k => k is DenseKernel);
            Assert.True(memory.TileSamples == 1 || hasDense || memory.ScratchOffset <= 128 * 1024, "A tile of samples does not fit in half of the cache.");
            Assert.True(memory.TileSamples <= 4 || memory.TileSamples % 4 == 0);
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

    private static void AssertThere(PassPlan pass, int value, Arena arena, int[] samples, HashSet<int> complete, HashSet<int> kept)
    {
        var place = pass.Memory.Placements[arena.Phase][value];
        Assert.True(place is not null, $"Value {value} has no place.");
        // A statistic of the batch is there only when all samples have been seen.
        if (place.Value.Storage == Storage.Statistics) Assert.Contains(value, complete);
        else if (place.Value.Storage == Storage.Batch) Assert.Contains(value, kept);
        else if (place.Value.Storage == Storage.Arena) Assert.All(samples, s => Assert.Contains(arena.Block(value, s, samples[0]), arena.Blocks));
    }

    private static void Write(PassPlan pass, Operation operation, Arena arena, int[] samples, HashSet<int> kept)
    {
        foreach (var output in operation.Outputs)
        {
            if (pass.Memory.Placements[arena.Phase][output]!.Value.Storage != Storage.Arena)
            {
                kept.Add(output);
                continue;
            }

            foreach (var sample in samples)
            {
                var block = arena.Block(output, sample, samples[0]);
                Assert.True(block.To <= pass.Memory.ArenaLength, $"Value {output} passes the arena's end.");
                var read = from input in operation.Inputs
                           where pass.Memory.Placements[arena.Phase][input]!.Value.Storage == Storage.Arena
                           from other in samples.Select(s => arena.Block(input, s, samples[0]))
                           where other.From < block.To && block.From < other.To
                           select other;
                Assert.All(read, other => Assert.True(
                    MayOverwrite(operation, other.Value) && (other.From, other.To) == (block.From, block.To), $"{operation} writes over value {other.Value}."));
                Assert.DoesNotContain(arena.Blocks, b => b.Value != output && operation.Outputs.Contains(b.Value) && b.From < block.To && block.From < b.To);
                arena.Blocks.RemoveAll(b => b.From < block.To && block.From < b.To);
                arena.Blocks.Add(block);
            }
        }
    }

    private static bool MayOverwrite(Operation operation, int value) => operation switch
    {
        Pointwise => true,
        ConvolveInputGradient { Activation: { } activation } => activation.Y == value,
        DenseInputGradient { Activation: { } activation } => activation.Y == value,
        _ => false,
    };

    /// <summary>What lies where: a block per value and sample.</summary>
    private sealed class Arena(PassPlan pass, int phase)
    {
        public int Phase => phase;

        public List<(int From, int To, int Value, int Sample)> Blocks { get; } = [];

        /// <summary>The block of a sample's value, in a round of a group that begins with another sample.</summary>
        public (int From, int To, int Value, int Sample) Block(int value, int sample, int first)
        {
            var place = pass.Memory.Placements[phase][value]!.Value;
            var from = place.Offset + (place.Length * (place.Samples > 0 ? sample - first : sample));
            return (from, from + place.Length, value, sample);
        }
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
