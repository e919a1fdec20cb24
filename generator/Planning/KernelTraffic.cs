using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>
/// The bytes of the operands that a kernel reads and writes, for one sample; what it works in does not count. Operands that belong to no
/// sample, as weights and their gradients, are passed over once per call, so each sample has its part of them.
/// </summary>
internal static class KernelTraffic
{
    /// <param name="samples">The samples of a call.</param>
    public static long Bytes(LoweredOperation operation, Kernel kernel, PassPlan pass, ParameterPlan parameters, int samples)
    {
        double floats = 0;
        foreach (var operand in kernel.Operands) floats += Floats(operand) / (BelongsToSample(operand) ? 1.0 : samples);
        return (long)Math.Round(sizeof(float) * floats);

        bool BelongsToSample(Operand operand) => operand.Kind switch
        {
            OperandKind.Value => pass.Graph.Graph.Values[operand.Id].Scope != ValueScope.Batch,
            OperandKind.Labels or OperandKind.Targets or OperandKind.Losses or OperandKind.Outputs => true,
            _ => false,
        };

        double Floats(Operand operand) => operand.Kind switch
        {
            OperandKind.Value => Layout.Of(pass.Graph.Graph.Values[operand.Id]).Length * (operand.IsWritten ? WrittenPart(operation, kernel) : 1),
            OperandKind.Tensor => parameters.LengthOf(operand.Id),
            // Read, added to, written.
            OperandKind.Gradient => 2 * parameters.LengthOf(operand.Id),
            OperandKind.ShardStatistic => 2 * Layout.Of(pass.Graph.Graph.Values[operand.Id]).Length,
            OperandKind.Derived => pass.Graph.Derivations[operand.Id].Length,
            OperandKind.Labels or OperandKind.Losses => 1,
            OperandKind.Targets or OperandKind.Outputs => pass.Graph.Graph.ShapeOf(operation.Operation.Inputs[0]).Count,
            _ => 0,
        };
    }

    /// <summary>The kernels of a strided input gradient write the positions of their phase, together all.</summary>
    private static double WrittenPart(LoweredOperation operation, Kernel kernel)
    {
        var all = operation.Kernels.Sum(Positions);
        return all == 0 || Positions(kernel) == 0 ? 1 : (double)Positions(kernel) / all;
    }

    private static long Positions(Kernel kernel) => kernel switch
    {
        CorrelateKernel k => (long)k.Rows.Outputs * k.Columns.Outputs,
        LanewiseKernel k => (long)k.Rows.Outputs * k.Columns.Outputs,
        _ => 0,
    };
}
