using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>The families of kernels, for people.</summary>
internal static class KernelKinds
{
    public static string Kind(Kernel kernel) => kernel switch
    {
        CorrelateKernel k => "direct" + Fused(k.Stage),
        WinogradKernel k => k.Transform.Name + Fused(k.Stage),
        WeightGradientKernel => "direct",
        WinogradWeightGradientKernel k => k.Transform.Name,
        LanewiseKernel k => "lanewise" + Activation(k.Activation),
        LanewiseWeightGradientKernel => "lanewise",
        DenseKernel k => "dense" + Gradient(k.Gradient),
        PoolKernel k => k.Pass is PoolPass.Max or PoolPass.MaxGradient ? "max pooling" : "average pooling",
        PointwiseKernel => "pointwise",
        MomentsKernel => "moments",
        SoftmaxKernel k => k.Pass == SoftmaxPass.CrossEntropy ? "softmax, loss" : "softmax",
        SquaredErrorKernel => "loss",
        DropoutKernel => "dropout",
        ClearLanesKernel => "clearing",
        RegroupKernel or CopyKernel or CopyChannelsKernel => "copy",
        _ => throw new InvalidOperationException($"Kernel {kernel.GetType().Name} has no family."),
    };

    public static string InLanes(Kernel kernel) => kernel switch
    {
        CorrelateKernel or WinogradKernel or WeightGradientKernel or WinogradWeightGradientKernel or LanewiseKernel or LanewiseWeightGradientKernel => "outputs",
        DenseKernel => "inputs",
        { IsVectorized: true } => "channels",
        _ => "-",
    };

    private static string Fused(OutputStage stage) => Activation(stage.Activation) + (stage.Pool.IsOne ? "" : ", pooling") + Gradient(stage.Gradient);

    private static string Activation(ActivationKind activation) => activation == ActivationKind.None ? "" : $", {activation}";

    private static string Gradient(ActivationGradient? gradient) => gradient is null ? "" : $", {gradient.Activation}'";
}
