using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>
/// Lifetimes to offsets, for one phase and a number of samples: first fit, largest first; an elementwise operation may write over an
/// input that dies with it.
/// </summary>
internal sealed class PlanArena(
    int phase, ImmutableArray<OperationGroup> groups, ImmutableArray<Value> values, Func<int, bool> isInArena, int tileSamples)
{
    private readonly List<LiveRange> ranges = [];
    private readonly Dictionary<int, int> rangeOf = [];
    private readonly Dictionary<int, int> lastRead = [];
    private readonly Dictionary<int, int> lastUse = [];

    public List<LiveRange> Run()
    {
        ImmutableArray<LoweredOperation> operations = [.. groups.SelectMany(g => g.Operations)];
        var first = 0;
        foreach (var group in groups)
        {
            var end = first + group.Operations.Length;
            for (var i = first; i < end; i++)
            {
                foreach (var input in operations[i].Operation.Inputs)
                {
                    lastRead[input] = i;
                    lastUse[input] = end - 1;
                }
            }

            first = end;
        }

        first = 0;
        foreach (var group in groups)
        {
            var inner = group.TakesWholeTile ? [] : GroupOperations.InnerValues(group, operations);
            for (var i = 0; i < group.Operations.Length; i++)
            {
                foreach (var output in group.Operations[i].Operation.Outputs.Where(isInArena))
                    Define(output, first + i, first, group.Operations.Length, group, inner.Contains(output));
            }

            first += group.Operations.Length;
        }

        return FirstFit();
    }

    private void Define(int output, int at, int groupFirst, int groupLength, OperationGroup group, bool isInner)
    {
        var length = Layout.Of(values[output]).Length;
        var samples = isInner ? Math.Min(group.Samples, tileSamples) : tileSamples;
        var last = isInner ? lastRead.TryGetValue(output, out var reader) ? reader : at
            : lastUse.TryGetValue(output, out var user) ? user : groupFirst + groupLength - 1;
        var range = Overwritable(group.Operations[at - groupFirst].Operation).Where(IsFree).Select(v => rangeOf[v]).DefaultIfEmpty(None.Id).First();
        if (range != None.Id)
        {
            ranges[range] = ranges[range] with { Last = Math.Max(last, ranges[range].Last), Values = ranges[range].Values.Add(output) };
            rangeOf[output] = range;
        }
        else
        {
            rangeOf[output] = ranges.Count;
            // Of what is kept for the tile, other samples are touched in every round of the group.
            ranges.Add(new(phase, isInner ? at : groupFirst, last, isInner, samples, 0, length, [output]));
        }

        // A value that dies here, whose block no other output of this operation has taken.
        bool IsFree(int input) => rangeOf.TryGetValue(input, out var r)
            && lastRead[input] == at && ranges[r].Length == length && ranges[r].IsInner == isInner
            && !ranges[r].Values.Any(group.Operations[at - groupFirst].Operation.Outputs.Contains);
    }

    /// <summary>The inputs that an operation reads element by element, so that it may write over them.</summary>
    private static ImmutableArray<int> Overwritable(Operation operation) => operation switch
    {
        Pointwise o => o.Inputs,
        ConvolveInputGradient { Activation: { } activation } => [activation.Y],
        DenseInputGradient { Activation: { } activation } => [activation.Y],
        _ => [],
    };

    private List<LiveRange> FirstFit()
    {
        var placed = new List<LiveRange>();
        foreach (var range in ranges.OrderByDescending(r => r.Length * r.Samples).ThenBy(r => r.First))
        {
            var offset = 0;
            foreach (var other in placed.Where(p => p.First <= range.Last && range.First <= p.Last).OrderBy(p => p.Offset))
            {
                if (offset + (range.Length * range.Samples) <= other.Offset) break;
                offset = Math.Max(offset, other.End);
            }

            placed.Add(range with { Offset = offset });
        }

        return placed;
    }
}
