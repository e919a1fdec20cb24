namespace StaticCnn.Generator.Graph;

/// <summary>y = bias + w x; w is [out, in], in in the order (channel, row, column).</summary>
internal sealed record Dense(string Layer, int X, int Y, int Weight, int Bias) : Operation(Layer)
{
    public override ImmutableArray<int> Inputs => [X];

    public override ImmutableArray<int> Outputs => [Y];
}

/// <summary>dx = w transposed times dy, times the gradient of the activation before.</summary>
internal sealed record DenseInputGradient(string Layer, int Dy, int Dx, int Weight, AppliedGradient? Activation = null) : BackwardOperation(Layer)
{
    public override ImmutableArray<int> Inputs => Activation is { } activation ? [Dy, activation.Y] : [Dy];

    public override ImmutableArray<int> Outputs => [Dx];
}

/// <summary>dw += dy times x transposed.</summary>
internal sealed record DenseWeightGradient(string Layer, int X, int Dy, int Weight) : BackwardOperation(Layer)
{
    public override ImmutableArray<int> Inputs => [X, Dy];

    public override ImmutableArray<int> Outputs => [];

    public override ImmutableArray<int> Gradients => [Weight];
}
