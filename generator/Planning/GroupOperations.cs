using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>
/// Cuts a phase into groups: runs of operations that gain nothing from many samples at once, and between them those that do (a dense
/// layer reads its weights once for all samples, blocks of Winograd's weight gradient go on over samples, and are transformed once) or that hand something to the caller.
/// </summary>
internal static class GroupOperations
{
    /// <summary>What the values inside of a group should take at most, in floats: they are written and read at once.</summary>
    private const int CacheFloats = 12 * 1024;

    public static ImmutableArray<OperationGroup> Run(ImmutableArray<LoweredOperation> phase, ImmutableArray<Value> values)
    {
        var groups = ImmutableArray.CreateBuilder<OperationGroup>();
        var run = ImmutableArray.CreateBuilder<LoweredOperation>();
        foreach (var operation in phase)
        {
            if (!WantsWholeTile(operation))
            {
                run.Add(operation);
                continue;
            }

            AddRun();
            groups.Add(new([operation], 0));
        }

        AddRun();
        return groups.ToImmutable();

        void AddRun()
        {
            if (run.Count == 0) return;
            var operations = run.ToImmutable();
            run.Clear();
            groups.Add(new(operations, operations.Length == 1 ? 0 : Samples(operations, values)));
        }
    }

    /// <summary>The values that a group defines and that nobody else reads.</summary>
    public static HashSet<int> InnerValues(OperationGroup group, ImmutableArray<LoweredOperation> phase)
    {
        var members = new HashSet<LoweredOperation>(group.Operations);
        var outside = new HashSet<int>(phase.Where(o => !members.Contains(o)).SelectMany(o => o.Operation.Inputs));
        return [.. group.Operations.SelectMany(o => o.Operation.Outputs).Where(v => !outside.Contains(v))];
    }

    private static bool WantsWholeTile(LoweredOperation operation) => operation.Operation
        is Dense or DenseInputGradient or DenseWeightGradient
        or SoftmaxCrossEntropyLoss or MeanSquaredErrorLoss or Output
        || operation.Kernels.Any(k => k is WinogradWeightGradientKernel);

    private static int Samples(ImmutableArray<LoweredOperation> operations, ImmutableArray<Value> values)
    {
        var most = operations.Max(o => o.Operation.Inputs.Concat(o.Operation.Outputs).Sum(v => Layout.Of(values[v]).Length));
        return Math.Max(CacheFloats / Math.Max(most, 1), 1);
    }
}
