using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing;

/// <summary>
/// Training and inference share the methods that come out the same; a kernel of inference that only has the name of another one
/// in training gets a name of its own.
/// </summary>
internal static class ShareKernels
{
    public static NetworkPlan Run(NetworkPlan plan)
    {
        var trained = plan.Training.Kernels.ToDictionary(k => k.Method, StringComparer.Ordinal);
        var phases = plan.Inference.Phases.Select(p => p.Select(g => g with { Operations = [.. g.Operations.Select(RenameAll)] }).ToImmutableArray());
        return plan with { Inference = plan.Inference with { Phases = [.. phases] } };

        LoweredOperation RenameAll(LoweredOperation operation) => operation with { Kernels = [.. operation.Kernels.Select(Rename)] };

        Kernel Rename(Kernel kernel) =>
            trained.TryGetValue(kernel.Method, out var other) && KernelWriter.Text(kernel) != KernelWriter.Text(other)
                ? kernel with { Method = kernel.Method + "ForInference" }
                : kernel;
    }
}
