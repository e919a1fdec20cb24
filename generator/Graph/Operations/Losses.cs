namespace StaticCnn.Generator.Graph;

/// <summary>y = exp(x) / sum(exp(x)) over the channels, at each position.</summary>
internal sealed record Softmax(string Layer, int X, int Y) : Operation(Layer)
{
    public override ImmutableArray<int> Inputs => [X];

    public override ImmutableArray<int> Outputs => [Y];
}

/// <summary>dx = y (dy - sum(y dy)).</summary>
internal sealed record SoftmaxGradient(string Layer, int Y, int Dy, int Dx) : BackwardOperation(Layer)
{
    public override ImmutableArray<int> Inputs => [Y, Dy];

    public override ImmutableArray<int> Outputs => [Dx];
}

/// <summary>loss = -log(p[label]); dx = (p - onehot(label)) / batch, for p = the softmax of x, which is also the prediction.</summary>
internal sealed record SoftmaxCrossEntropyLoss(string Layer, int X, int Probabilities, int Dx) : Operation(Layer)
{
    public override ImmutableArray<int> Inputs => [X];

    public override ImmutableArray<int> Outputs => [Probabilities, Dx];

    public override bool HasEffect => true;
}

/// <summary>loss = the mean of (x - target)^2; dx = 2 (x - target) / (elements * batch).</summary>
internal sealed record MeanSquaredErrorLoss(string Layer, int X, int Dx) : Operation(Layer)
{
    public override ImmutableArray<int> Inputs => [X];

    public override ImmutableArray<int> Outputs => [Dx];

    public override bool HasEffect => true;
}

/// <summary>Hands a value to the caller, channels first.</summary>
internal sealed record Output(string Layer, int X) : Operation(Layer)
{
    public override ImmutableArray<int> Inputs => [X];

    public override ImmutableArray<int> Outputs => [];

    public override bool HasEffect => true;
}
