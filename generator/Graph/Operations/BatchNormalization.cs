namespace StaticCnn.Generator.Graph;

/// <summary>moments = mean and 1 / sqrt(variance + epsilon) of every channel over the batch; also moves the running averages.</summary>
internal sealed record BatchMoments(
    string Layer, int X, int Moments, int RunningMean, int RunningVariance, double Epsilon, double Momentum) : Operation(Layer)
{
    public override ImmutableArray<int> Inputs => [X];

    public override ImmutableArray<int> Outputs => [Moments];

    public override bool NeedsWholeBatch => true;

    public override bool HasEffect => true;
}

/// <summary>y = gamma (x - mean) / sqrt(variance + epsilon) + beta.</summary>
internal sealed record Normalize(string Layer, int X, int Moments, int Y, int Gamma, int Beta) : Operation(Layer)
{
    public override ImmutableArray<int> Inputs => [X, Moments];

    public override ImmutableArray<int> Outputs => [Y];
}

/// <summary>dbeta += sum(dy); dgamma += sum(dy xhat); sums = both over the whole batch, which dx needs.</summary>
internal sealed record NormalizeParameterGradient(string Layer, int X, int Moments, int Dy, int Sums, int Gamma, int Beta)
    : BackwardOperation(Layer)
{
    public override ImmutableArray<int> Inputs => [X, Moments, Dy];

    public override ImmutableArray<int> Outputs => [Sums];

    public override ImmutableArray<int> Gradients => [Gamma, Beta];

    public override bool NeedsWholeBatch => true;
}

/// <summary>dx = gamma / sqrt(variance + epsilon) (dy - sum(dy) / n - xhat sum(dy xhat) / n), n the positions of the batch.</summary>
internal sealed record NormalizeInputGradient(string Layer, int X, int Moments, int Dy, int Sums, int Dx, int Gamma)
    : BackwardOperation(Layer)
{
    public override ImmutableArray<int> Inputs => [X, Moments, Dy, Sums];

    public override ImmutableArray<int> Outputs => [Dx];
}

/// <summary>y = gamma (x - running mean) / sqrt(running variance + epsilon) + beta, with both factors computed once.</summary>
internal sealed record NormalizeByRunning(
    string Layer, int X, int Y, int Gamma, int Beta, int RunningMean, int RunningVariance, double Epsilon) : Operation(Layer)
{
    public override ImmutableArray<int> Inputs => [X];

    public override ImmutableArray<int> Outputs => [Y];
}
