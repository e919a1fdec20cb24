namespace StaticCnn.Generator.Graph;

/// <summary>dbias += the sum of dy over samples and positions; the forward addition is part of the operation that has the bias.</summary>
internal sealed record BiasGradient(string Layer, int Dy, int Bias) : BackwardOperation(Layer)
{
    public override ImmutableArray<int> Inputs => [Dy];

    public override ImmutableArray<int> Outputs => [];

    public override ImmutableArray<int> Gradients => [Bias];
}
