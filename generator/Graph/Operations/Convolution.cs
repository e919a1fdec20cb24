namespace StaticCnn.Generator.Graph;

/// <summary>
/// y = pool(activation(bias + x * w)), groups of equal channels; w is [out, in / groups, kH, kW]. Without pooling, windows of one.
/// </summary>
/// <param name="Pool">The size of the windows, of which y has the maxima; they tile the map, and what they do not cover is not computed.</param>
/// <param name="Winner">Which position of each window it was, where training needs it.</param>
internal sealed record Convolve(
    string Layer,
    int X,
    int Y,
    int Weight,
    int Bias,
    Window Window,
    int Groups,
    ActivationKind Activation = ActivationKind.None,
    double Slope = 0,
    PoolSize Pool = default,
    int Winner = None.Id)
    : Operation(Layer)
{
    public override ImmutableArray<int> Inputs => [X];

    public override ImmutableArray<int> Outputs => Winner == None.Id ? [Y] : [Y, Winner];
}

/// <summary>The size of windows that tile a map; the default is one by one.</summary>
internal readonly record struct PoolSize(int MoreRows, int MoreColumns)
{
    public int Rows => MoreRows + 1;

    public int Columns => MoreColumns + 1;

    public bool IsOne => this == default;
}

/// <summary>dx = dy correlated with w rotated by 180 degrees, times the gradient of the activation before.</summary>
internal sealed record ConvolveInputGradient(string Layer, int Dy, int Dx, int Weight, Window Window, int Groups, AppliedGradient? Activation = null)
    : BackwardOperation(Layer)
{
    public override ImmutableArray<int> Inputs => Activation is { } activation ? [Dy, activation.Y] : [Dy];

    public override ImmutableArray<int> Outputs => [Dx];
}

/// <summary>dw += x correlated with dy.</summary>
internal sealed record ConvolveWeightGradient(string Layer, int X, int Dy, int Weight, Window Window, int Groups)
    : BackwardOperation(Layer)
{
    public override ImmutableArray<int> Inputs => [X, Dy];

    public override ImmutableArray<int> Outputs => [];

    public override ImmutableArray<int> Gradients => [Weight];
}

/// <summary>
/// A convolution whose groups do not fill vectors, channel by channel: y[o] = bias[o] + sum over taps and j of x[j][o] * w[tap][j][o].
/// Its input has been spread by <see cref="SpreadGroups"/> (or is depthwise: one j, as many outputs as inputs).
/// </summary>
internal sealed record LanewiseConvolve(
    string Layer, int X, int Y, int Weight, int Bias, Window Window, int ChannelsPerGroup, ActivationKind Activation = ActivationKind.None, double Slope = 0)
    : Operation(Layer)
{
    public override ImmutableArray<int> Inputs => [X];

    public override ImmutableArray<int> Outputs => [Y];
}

internal sealed record LanewiseInputGradient(string Layer, int Dy, int Dx, int Weight, Window Window, int ChannelsPerGroup)
    : BackwardOperation(Layer)
{
    public override ImmutableArray<int> Inputs => [Dy];

    public override ImmutableArray<int> Outputs => [Dx];
}

internal sealed record LanewiseWeightGradient(string Layer, int X, int Dy, int Weight, Window Window, int ChannelsPerGroup)
    : BackwardOperation(Layer)
{
    public override ImmutableArray<int> Inputs => [X, Dy];

    public override ImmutableArray<int> Outputs => [];

    public override ImmutableArray<int> Gradients => [Weight];
}

/// <summary>Puts the j-th input channel of every output's group into that output's lane: y[j][o] = x[group(o) * ChannelsPerGroup + j].</summary>
internal sealed record SpreadGroups(string Layer, int X, int Y, int Groups, int ChannelsPerGroup, int Filters) : Operation(Layer)
{
    public override ImmutableArray<int> Inputs => [X];

    public override ImmutableArray<int> Outputs => [Y];
}

/// <summary>The adjoint of <see cref="SpreadGroups"/>: dx[c] = the sum of dy[j][o] over all lanes that c was put into.</summary>
internal sealed record GatherGroups(string Layer, int Dy, int Dx, int Groups, int ChannelsPerGroup, int Filters) : BackwardOperation(Layer)
{
    public override ImmutableArray<int> Inputs => [Dy];

    public override ImmutableArray<int> Outputs => [Dx];
}
