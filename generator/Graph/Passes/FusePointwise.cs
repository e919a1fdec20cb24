namespace StaticCnn.Generator.Graph.Passes;

/// <summary>
/// Operations that go over maps of one shape, element by element, become one pass over memory, if they are of one phase and share a
/// value, and if nothing between them has to run in between.
/// </summary>
internal sealed class FusePointwise
{
    /// <summary>Maps that one pass reads and writes; more streams than this the processor does not fetch ahead.</summary>
    private const int MostMaps = 8;

    private readonly NetworkGraph graph;
    private readonly HashSet<int> kept = [];

    private FusePointwise(NetworkGraph graph)
    {
        this.graph = graph;
        foreach (var phase in graph.Operations.GroupBy(o => o.Phase))
            kept.UnionWith(phase.SelectMany(o => o.Inputs).Except(phase.SelectMany(o => o.Outputs)));
    }

    public static NetworkGraph Run(NetworkGraph graph)
    {
        var pass = new FusePointwise(graph);
        return graph with { Operations = [.. graph.Operations.GroupBy(o => o.Phase).OrderBy(g => g.Key).SelectMany(g => pass.Fuse([.. g]))] };
    }

    private IEnumerable<Operation> Fuse(ImmutableArray<Operation> operations)
    {
        // The group of each operation is the number of its first member; groups of others than pointwise operations stay single.
        var group = Enumerable.Range(0, operations.Length).ToArray();
        var definition = new Dictionary<int, int>();
        for (var i = 0; i < operations.Length; i++)
        {
            foreach (var output in operations[i].Outputs.Where(v => graph.Values[v].Scope == ValueScope.Sample)) definition.Add(output, i);
        }

        int[][] sources = [.. operations.Select(o => o.Inputs.Where(definition.ContainsKey).Select(v => definition[v]).Distinct().ToArray())];
        for (var b = 0; b < operations.Length; b++)
        {
            for (var a = b - 1; a >= 0; a--)
            {
                if (group[a] == group[b] || !CanFuse(operations, group, a, b) || IsBetween(sources, group, group[a], group[b]) || IsBetween(sources, group, group[b], group[a])) continue;
                var (kept, gone) = (Math.Min(group[a], group[b]), Math.Max(group[a], group[b]));
                for (var i = 0; i < group.Length; i++)
                {
                    if (group[i] == gone) group[i] = kept;
                }
            }
        }

        return Order(sources, group).Select(g => Merge(operations, group, g));
    }

    private bool CanFuse(ImmutableArray<Operation> operations, int[] group, int a, int b)
    {
        var (first, second) = (Pointwise.MapOf(operations[a]), Pointwise.MapOf(operations[b]));
        if (first == None.Id || second == None.Id || Extent(first) != Extent(second)) return false;
        var (left, right) = (Maps(operations[a]), Maps(operations[b]));
        if (!left.Intersect(right).Any()) return false;
        var members = operations.Where((_, i) => group[i] == group[a] || group[i] == group[b]).ToArray();
        return Boundary(operations, members).Count(v => graph.Values[v].Scope == ValueScope.Sample) <= MostMaps;
    }

    private IEnumerable<int> Maps(Operation operation) => operation.Inputs.Concat(operation.Outputs).Where(v => graph.Values[v].Scope == ValueScope.Sample);

    private (int Positions, int Lanes) Extent(int value) => (graph.ShapeOf(value).Positions, Lanes.RoundUp(graph.ShapeOf(value).Channels));

    /// <summary>Whether a path leads from one group to another through a third.</summary>
    private static bool IsBetween(int[][] sources, int[] group, int from, int to)
    {
        var seen = new HashSet<int>();
        var rest = new Stack<int>(SourcesOf(to).Where(g => g != from));
        while (rest.Count > 0)
        {
            var g = rest.Pop();
            if (g == from) return true;
            if (!seen.Add(g)) continue;
            foreach (var source in SourcesOf(g)) rest.Push(source);
        }

        return false;

        IEnumerable<int> SourcesOf(int g) => Enumerable.Range(0, group.Length).Where(i => group[i] == g).SelectMany(i => sources[i]).Select(s => group[s]).Where(s => s != g);
    }

    /// <summary>The groups in an order in which every value is defined before it is read, as near to the old one as can be.</summary>
    private static IEnumerable<int> Order(int[][] sources, int[] group)
    {
        var done = new HashSet<int>();
        var waiting = group.Distinct().OrderBy(g => g).ToList();
        while (waiting.Count > 0)
        {
            var next = waiting.First(g => Enumerable.Range(0, group.Length).Where(i => group[i] == g).SelectMany(i => sources[i]).All(s => group[s] == g || done.Contains(group[s])));
            waiting.Remove(next);
            done.Add(next);
            yield return next;
        }
    }

    private Operation Merge(ImmutableArray<Operation> operations, int[] group, int number)
    {
        if (Pointwise.MapOf(operations[number]) == None.Id) return operations[number];
        var members = operations.Where((_, i) => group[i] == number).ToArray();
        var defined = members.SelectMany(o => o.Outputs).ToArray();
        var boundary = Boundary(operations, members).ToArray();
        return new Pointwise(members[0].Layer, [.. members], [.. boundary.Except(defined)], [.. boundary.Intersect(defined)]) { Phase = members[0].Phase };
    }

    /// <summary>What members read from outside, and what they define for outside: for the phase's other operations, for later phases.</summary>
    private IEnumerable<int> Boundary(ImmutableArray<Operation> operations, Operation[] members)
    {
        var defined = members.SelectMany(o => o.Outputs).ToArray();
        var read = members.SelectMany(o => o.Inputs).Distinct().Except(defined);
        var wanted = defined.Where(v => graph.Values[v].Scope == ValueScope.Batch || operations.Except(members).Any(o => o.Inputs.Contains(v)) || kept.Contains(v));
        return read.Concat(wanted);
    }
}
