namespace StaticCnn.Generator.Graph;

internal enum TensorRole { Weight, Bias, Scale, Shift, RunningMean, RunningVariance }

/// <summary>A parameter or running average, with the shape that PyTorch gives it.</summary>
/// <param name="Id">Its index in the graph.</param>
/// <param name="Name">Its name in files: conv1.weight.</param>
/// <param name="Dimensions">[out, in / groups, kH, kW], [out, in] or [channels].</param>
internal sealed record Tensor(
    int Id, string Name, TensorRole Role, ImmutableArray<int> Dimensions, string Initializer, int FanIn, int FanOut)
{
    public bool IsTrainable => Role is not (TensorRole.RunningMean or TensorRole.RunningVariance);

    public int Count => Dimensions.Aggregate(1, (a, b) => a * b);
}
