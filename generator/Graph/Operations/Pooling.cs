namespace StaticCnn.Generator.Graph;

/// <summary>y = the maximum of each window; winner = which tap it was, the first on ties, where training needs it.</summary>
internal sealed record MaxPool(string Layer, int X, int Y, int Winner, Window Window) : Operation(Layer)
{
    public override ImmutableArray<int> Inputs => [X];

    public override ImmutableArray<int> Outputs => Winner == None.Id ? [Y] : [Y, Winner];
}

/// <summary>dx at the winner = dy, summed over the windows.</summary>
internal sealed record MaxPoolGradient(string Layer, int Dy, int Winner, int Dx, Window Window) : BackwardOperation(Layer)
{
    public override ImmutableArray<int> Inputs => [Dy, Winner];

    public override ImmutableArray<int> Outputs => [Dx];
}

internal enum AverageDivisor
{
    /// <summary>The number of taps: padding counts as zeros.</summary>
    Taps,

    /// <summary>The number of taps inside the input.</summary>
    ValidTaps,

    /// <summary>One: the sum, not the mean.</summary>
    One,
}

/// <summary>y = the sum of each window over the divisor.</summary>
internal sealed record AveragePool(string Layer, int X, int Y, Window Window, AverageDivisor Divisor) : Operation(Layer)
{
    public override ImmutableArray<int> Inputs => [X];

    public override ImmutableArray<int> Outputs => [Y];
}

/// <summary>dx = dy over the divisor, spread evenly over the window, summed over the windows.</summary>
internal sealed record AveragePoolGradient(string Layer, int Dy, int Dx, Window Window, AverageDivisor Divisor) : BackwardOperation(Layer)
{
    public override ImmutableArray<int> Inputs => [Dy];

    public override ImmutableArray<int> Outputs => [Dx];
}
