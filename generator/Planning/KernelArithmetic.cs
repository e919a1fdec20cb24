using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>
/// The multiply-adds that a layer needs of a kernel, for one sample: those of the direct form, whatever form the kernel has, without taps
/// on padding and without the zeros that fill lanes. Only convolutions and dense layers count.
/// </summary>
internal static class KernelArithmetic
{
    public static long MultiplyAdds(LoweredOperation operation, Kernel kernel, ImmutableArray<Tensor> tensors) =>
        WeightOf(operation.Operation) is var weight && weight == None.Id ? 0 : Uses(kernel) * Channels(tensors[weight]);

    /// <summary>How often each pair of channels meets: once for every position and tap that lies in the input.</summary>
    private static long Uses(Kernel kernel) => kernel switch
    {
        CorrelateKernel k => (long)k.Rows.Products * (k.PairedFrom ?? k.Columns).Products,
        WeightGradientKernel k => (long)k.Rows.Products * k.Columns.Products,
        WinogradKernel k => (long)k.Rows.Products * k.Columns.Products,
        WinogradWeightGradientKernel k => (long)k.Rows.Products * k.Columns.Products,
        LanewiseKernel k => (long)k.Rows.Products * k.Columns.Products,
        LanewiseWeightGradientKernel k => (long)k.Rows.Products * k.Columns.Products,
        DenseKernel => 1,
        _ => 0,
    };

    /// <summary>Pairs of an output channel and an input channel of its group.</summary>
    private static long Channels(Tensor weight) => (long)weight.Dimensions[0] * weight.Dimensions[1];

    private static int WeightOf(Operation operation) => operation switch
    {
        Convolve o => o.Weight,
        ConvolveInputGradient o => o.Weight,
        ConvolveWeightGradient o => o.Weight,
        LanewiseConvolve o => o.Weight,
        LanewiseInputGradient o => o.Weight,
        LanewiseWeightGradient o => o.Weight,
        Dense o => o.Weight,
        DenseInputGradient o => o.Weight,
        DenseWeightGradient o => o.Weight,
        _ => None.Id,
    };
}
