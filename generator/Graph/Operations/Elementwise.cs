namespace StaticCnn.Generator.Graph;

/// <summary>y = f(x).</summary>
internal sealed record Activate(string Layer, int X, int Y, ActivationKind Activation, double Slope) : Operation(Layer)
{
    public override ImmutableArray<int> Inputs => [X];

    public override ImmutableArray<int> Outputs => [Y];
}

/// <summary>dx = f'(x) dy, where f' is computed from y: all activations here allow it, so x need not be kept.</summary>
internal sealed record ActivateGradient(string Layer, int Y, int Dy, int Dx, ActivationKind Activation, double Slope) : BackwardOperation(Layer)
{
    public override ImmutableArray<int> Inputs => [Y, Dy];

    public override ImmutableArray<int> Outputs => [Dx];
}

/// <summary>The gradient of an activation that another operation applies to what it computes, from the activated value y.</summary>
internal sealed record AppliedGradient(ActivationKind Activation, double Slope, int Y);

/// <summary>y = scale x + shift, per channel.</summary>
internal sealed record ScaleShift(string Layer, int X, int Y, int Scale, int Shift) : Operation(Layer)
{
    public override ImmutableArray<int> Inputs => [X];

    public override ImmutableArray<int> Outputs => [Y];
}

/// <summary>dx = scale dy, per channel.</summary>
internal sealed record ScaleInputGradient(string Layer, int Dy, int Dx, int Scale) : BackwardOperation(Layer)
{
    public override ImmutableArray<int> Inputs => [Dy];

    public override ImmutableArray<int> Outputs => [Dx];
}

/// <summary>dscale += the sum of x dy over positions; dshift += the sum of dy.</summary>
internal sealed record ScaleShiftGradient(string Layer, int X, int Dy, int Scale, int Shift) : BackwardOperation(Layer)
{
    public override ImmutableArray<int> Inputs => [X, Dy];

    public override ImmutableArray<int> Outputs => [];

    public override ImmutableArray<int> Gradients => [Scale, Shift];
}

/// <summary>y = x where the sample's mask keeps the element, scaled by 1 / (1 - rate); else 0. Backward the same on the gradient.</summary>
/// <param name="Stream">The number of the dropout layer, which keys its masks.</param>
internal sealed record Dropout(string Layer, int X, int Y, double Rate, int Stream, bool IsGradient) : Operation(Layer)
{
    public override ImmutableArray<int> Inputs => [X];

    public override ImmutableArray<int> Outputs => [Y];

    public override Direction Direction => IsGradient ? Direction.Backward : Direction.Forward;
}

/// <summary>The sum of values of one shape: the layer, and where a value is read more than once, its gradients.</summary>
internal sealed record Add(string Layer, ImmutableArray<int> Terms, int Y, bool IsGradient) : Operation(Layer)
{
    public override ImmutableArray<int> Inputs => Terms;

    public override ImmutableArray<int> Outputs => [Y];

    public override Direction Direction => IsGradient ? Direction.Backward : Direction.Forward;
}
