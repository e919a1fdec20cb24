using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

/// <summary>Collects the steps of a pointwise kernel; equal steps are one.</summary>
internal sealed class PointwiseBuilder(LoweringContext context)
{
    private readonly List<Operand> arguments = [];
    private readonly List<PointwiseStep> steps = [];
    private readonly Dictionary<int, int> stepOf = [];
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public ImmutableArray<PointwiseStep> Steps => [.. steps];

    public ImmutableArray<Operand> Arguments => [.. arguments];

    /// <summary>The element of a map: a step's result, or read from memory.</summary>
    public int Map(int value) => stepOf.TryGetValue(value, out var step)
        ? step
        : stepOf[value] = Step(new(PointwiseFunction.Map, 0, 0, 0, Argument(OperandKind.Value, value, false), 0, default, 0, false));

    public void Define(int value, int step) => stepOf.Add(value, step);

    public int Tensor(int tensor)
    {
        context.PackChannels(tensor);
        return Channel(OperandKind.Tensor, tensor, 0);
    }

    public int Statistic(int value, int part) => Channel(OperandKind.Value, value, part);

    public int Derived(int block, int part) => Channel(OperandKind.Derived, block, part);

    public int Count() => Step(new(PointwiseFunction.Count, 0, 0, 0, default, 0, default, 0, true));

    public int Add(int a, int b) => Step(PointwiseFunction.Add, a, b, b);

    public int Subtract(int a, int b) => Step(PointwiseFunction.Subtract, a, b, b);

    public int Multiply(int a, int b) => Step(PointwiseFunction.Multiply, a, b, b);

    public int Divide(int a, int b) => Step(PointwiseFunction.Divide, a, b, b);

    public int MultiplyAdd(int a, int b, int c) => Step(PointwiseFunction.MultiplyAdd, a, b, c);

    public int Activate(int x, ActivationKind kind, double slope) => Step(new(PointwiseFunction.Activate, x, x, x, default, 0, kind, slope, false));

    public int ActivateGradient(int y, int dy, ActivationKind kind, double slope) =>
        Step(new(PointwiseFunction.ActivateGradient, y, dy, dy, default, 0, kind, slope, false));

    public Operand Written(OperandKind kind, int id) => Argument(kind, id, true);

    private int Channel(OperandKind kind, int id, int part) => Step(new(PointwiseFunction.Channel, 0, 0, 0, Argument(kind, id, false), part, default, 0, true));

    private int Step(PointwiseFunction function, int a, int b, int c) =>
        Step(new(function, a, b, c, default, 0, default, 0, steps[a].IsConstant && steps[b].IsConstant && steps[c].IsConstant));

    private int Step(PointwiseStep step)
    {
        var known = steps.IndexOf(step);
        if (known >= 0) return known;
        steps.Add(step);
        return steps.Count - 1;
    }

    private Operand Argument(OperandKind kind, int id, bool isWritten)
    {
        foreach (var known in arguments)
        {
            if (known.Kind == kind && known.Id == id) return known;
        }

        var argument = new Operand(Unique(context.NameOf(kind, id)), kind, id, isWritten);
        arguments.Add(argument);
        return argument;
    }

    /// <summary>A name that no other argument has, nor the reference that follows it with a zero.</summary>
    private string Unique(string wanted)
    {
        var name = wanted;
        for (var i = 2; taken.Contains(name) || taken.Contains(name + "0"); i++) name = FormattableString.Invariant($"{wanted}{i}");
        taken.Add(name);
        taken.Add(name + "0");
        return name;
    }
}
