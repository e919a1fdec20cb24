namespace StaticCnn.Generator.Graph.Passes;

/// <summary>
/// Cuts a pass where a value needs the whole batch: an operation runs at the earliest in the first phase in which all that it reads is
/// complete. Without such values there is one phase, and a tile of samples goes through the whole network.
/// What is read in a later phase than it is computed in goes to memory and back, and so
/// operations move to the phase that needs them where that saves memory traffic, and
/// cheap functions of what is kept anyway are computed again in every phase that reads them.
/// </summary>
internal sealed class SchedulePhases
{
    private readonly NetworkGraph graph;
    private readonly ImmutableArray<Operation> operations;
    private readonly List<int>[] readers;
    private readonly int[] definition;
    private readonly SortedSet<int>[] phases;

    private SchedulePhases(NetworkGraph graph)
    {
        this.graph = graph;
        operations = graph.Operations;
        readers = [.. graph.Values.Select(_ => new List<int>())];
        definition = [.. graph.Values.Select(_ => None.Id)];
        phases = new SortedSet<int>[operations.Length];
        var available = new int[graph.Values.Length];
        for (var i = 0; i < operations.Length; i++)
        {
            var phase = operations[i].Inputs.Select(v => available[v]).DefaultIfEmpty(0).Max();
            phases[i] = [phase];
            foreach (var input in operations[i].Inputs.Distinct()) readers[input].Add(i);
            foreach (var output in operations[i].Outputs)
            {
                definition[output] = i;
                available[output] = phase + (operations[i].NeedsWholeBatch ? 1 : 0);
            }
        }
    }

    public static NetworkGraph Run(NetworkGraph graph)
    {
        var schedule = new SchedulePhases(graph);
        if (schedule.phases.Any(p => p.Max > 0))
        {
            schedule.Delay();
            schedule.Recompute();
        }

        var order = from i in Enumerable.Range(0, graph.Operations.Length) from phase in schedule.phases[i] orderby phase, i select graph.Operations[i] with { Phase = phase };
        return graph with { Operations = [.. order] };
    }

    /// <summary>Moves groups of operations to the phase that first reads what they compute, later phases first.</summary>
    private void Delay()
    {
        for (var phase = phases.Max(p => p.Max) - 1; phase >= 0; phase--)
        {
            for (var i = operations.Length - 1; i >= 0; i--)
            {
                if (phases[i].Min != phase) continue;
                var group = GroupOf(i);
                if (group.Any(o => operations[o].NeedsWholeBatch)) continue;
                var outside = group.SelectMany(o => operations[o].Outputs).SelectMany(v => readers[v]).Where(r => !group.Contains(r)).ToArray();
                if (outside.Length == 0) continue;
                var values = group.SelectMany(o => operations[o].Inputs.Concat(operations[o].Outputs)).Distinct().ToArray();
                var before = values.Sum(Traffic);
                Move(group, outside.Min(r => phases[r].Min));
                if (values.Sum(Traffic) >= before) Move(group, phase);
            }
        }

        void Move(HashSet<int> group, int phase)
        {
            foreach (var o in group) phases[o] = [phase];
        }
    }

    /// <summary>An operation with those of its phase that it reads from, and those that read from them.</summary>
    private HashSet<int> GroupOf(int first)
    {
        var group = new HashSet<int>();
        var rest = new Stack<int>([first]);
        while (rest.Count > 0)
        {
            var i = rest.Pop();
            if (phases[i].Min != phases[first].Min || !group.Add(i)) continue;
            foreach (var input in operations[i].Inputs.Where(v => definition[v] != None.Id)) rest.Push(definition[input]);
            foreach (var reader in operations[i].Outputs.SelectMany(v => readers[v])) rest.Push(reader);
        }

        return group;
    }

    /// <summary>The phases that read a value kept by an earlier one.</summary>
    private IEnumerable<int> LaterReads(int value) =>
        definition[value] == None.Id || graph.Values[value].Scope != ValueScope.Sample ? [] : readers[value].SelectMany(r => phases[r]).Distinct().Where(p => !phases[definition[value]].Contains(p));

    private bool IsKept(int value) => LaterReads(value).Any();

    /// <summary>The floats that move for a value because it lives from phase to phase: a line that is written is read before.</summary>
    private int Traffic(int value)
    {
        var reads = LaterReads(value).Count();
        return reads == 0 ? 0 : (2 + reads) * Length(value);
    }

    private int Length(int value) => graph.ShapeOf(value).Positions * Lanes.RoundUp(graph.ShapeOf(value).Channels);

    private void Recompute()
    {
        for (var i = 0; i < operations.Length; i++)
        {
            if (!IsCheap(operations[i]) || !IsKept(operations[i].Outputs[0])) continue;
            var value = operations[i].Outputs[0];
            var again = new List<(int Operation, int Phase)>();
            var cost = 0;
            foreach (var phase in LaterReads(value))
            {
                var leaves = new HashSet<int>();
                if (!Collect(i, phase, leaves, again)) cost = int.MaxValue / 2;
                cost += leaves.Where(v => !IsThere(v, phase)).Sum(Length);
            }

            if (cost >= Traffic(value)) continue;
            foreach (var (operation, phase) in again) phases[operation].Add(phase);
        }
    }

    /// <summary>What has to run again in a phase for one operation's value, and the kept values that it starts from.</summary>
    private bool Collect(int operation, int phase, HashSet<int> leaves, List<(int Operation, int Phase)> again)
    {
        again.Add((operation, phase));
        foreach (var input in operations[operation].Inputs.Where(v => graph.Values[v].Scope == ValueScope.Sample))
        {
            if (IsKept(input)) leaves.Add(input);
            else if (phases[definition[input]].Contains(phase)) continue;
            else if (!IsCheap(operations[definition[input]]) || !Collect(definition[input], phase, leaves, again)) return false;
        }

        return true;
    }

    private bool IsThere(int value, int phase) => phases[definition[value]].Contains(phase) || readers[value].Any(r => phases[r].Contains(phase));

    /// <summary>Operations that cost less than to store and load their value.</summary>
    private static bool IsCheap(Operation operation) => operation is
        Add or Normalize or NormalizeInputGradient or ScaleShift or ScaleInputGradient
        or Activate { Activation: ActivationKind.ReLU or ActivationKind.LeakyReLU }
        or ActivateGradient { Activation: ActivationKind.ReLU or ActivationKind.LeakyReLU };
}
