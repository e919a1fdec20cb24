using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>What the plan says of one kernel.</summary>
/// <param name="Kind">The family of kernels, and what is fused.</param>
/// <param name="InLanes">What lies in the lanes.</param>
/// <param name="MultiplyAdds">Of one sample, as <see cref="KernelArithmetic"/> counts; FLOPs are twice as many.</param>
/// <param name="Bytes">Of one sample, as <see cref="KernelTraffic"/> counts.</param>
/// <param name="Forms">By vector form, as in <see cref="VectorForm.All"/>; none where there is no arithmetic of a layer.</param>
internal sealed record KernelDescription(
    string Layer, string Method, string Kind, string InLanes, long MultiplyAdds, long Bytes, ImmutableArray<FormDescription> Forms)
{
    /// <param name="samples">The samples of a call.</param>
    public static KernelDescription Of(LoweredOperation operation, Kernel kernel, PassPlan pass, ParameterPlan parameters, int samples)
    {
        var multiplyAdds = KernelArithmetic.MultiplyAdds(operation, kernel, pass.Graph.Graph.Tensors);
        return new(
            operation.Operation.Layer,
            kernel.Method,
            KernelKinds.Kind(kernel),
            KernelKinds.InLanes(kernel),
            multiplyAdds,
            KernelTraffic.Bytes(operation, kernel, pass, parameters, samples),
            multiplyAdds == 0 ? [] : [.. VectorForm.All.Select(f => FormDescription.Of(kernel, multiplyAdds, f, samples))]);
    }
}

/// <summary>A kernel's register tile at one vector width, and what is expected of it.</summary>
/// <param name="Rows">What is multiplied by each vector: pixels, samples, taps times channels.</param>
/// <param name="Columns">The vectors of the tile, or, of dot products, the outputs.</param>
/// <param name="ShareOfPeak">
/// The multiply-adds that are needed over those that the processor could do in the cycles that the plan's model expects, two vectors a cycle. Winograd's form
/// needs fewer than the direct one, by which it is counted, so it may exceed one.
/// </param>
internal readonly record struct FormDescription(int Rows, int Columns, double ShareOfPeak)
{
    public static FormDescription Of(Kernel kernel, long multiplyAdds, VectorForm form, int samples)
    {
        var (rows, columns, cycles) = Tiling(kernel, form, samples);
        return new(rows, columns, multiplyAdds / (cycles * 2 * form.Lanes));
    }

    private static (int Rows, int Columns, double Cycles) Tiling(Kernel kernel, VectorForm form, int samples)
    {
        switch (kernel)
        {
            case CorrelateKernel k:
                var correlate = CorrelateTiling.For(k, form);
                return (correlate.Columns.OrderByDescending(c => c.Pixels * c.Count).First().Pixels * correlate.Rows, correlate.Vectors, correlate.Cycles(k, form));
            case WeightGradientKernel k:
                var weight = WeightGradientTiling.For(k, form);
                return (weight.Channels * (weight.TapsInRows ? k.Columns.Taps * weight.TapRows : 1), weight.Vectors, weight.Cycles(k, form));
            case WinogradKernel k:
                var winograd = WinogradTiling.For(k, form);
                return (winograd.Tiles, winograd.Vectors, winograd.Cycles(k, form));
            case WinogradWeightGradientKernel k:
                var winogradWeight = WinogradWeightGradientTiling.For(k, form);
                return (winogradWeight.Channels, winogradWeight.Vectors, winogradWeight.Cycles(k, form));
            case LanewiseKernel k:
                var lanewise = LanewiseTiling.For(k, form);
                return (lanewise.Columns.OrderByDescending(c => c.Pixels * c.Count).First().Pixels, k.YParts, lanewise.Cycles(k, form));
            case LanewiseWeightGradientKernel k:
                var lanewiseWeight = LanewiseWeightGradientTiling.For(k, form);
                return (lanewiseWeight.TapRows == 0 ? 1 : lanewiseWeight.TapRows * k.Columns.Taps, k.Parts, lanewiseWeight.Cycles(k, form));
            case DenseKernel k:
                var dense = DenseTiling.For(k, form);
                var (rows, columns) = k.Pass switch
                {
                    DensePass.Forward => (dense.Samples, dense.Outputs),
                    DensePass.InputGradient => (dense.Samples, dense.Vectors),
                    _ => (dense.Outputs, dense.Vectors),
                };
                return (rows, columns, dense.Cycles(k, form, samples));
            default:
                throw new InvalidOperationException($"Kernel {kernel.GetType().Name} has multiply-adds and no tiling.");
        }
    }
}
