namespace StaticCnn.Generator.Graph;

/// <summary>The values one after the other along the channels.</summary>
internal sealed record Concat(string Layer, ImmutableArray<int> Parts, int Y) : Operation(Layer)
{
    public override ImmutableArray<int> Inputs => Parts;

    public override ImmutableArray<int> Outputs => [Y];
}

/// <summary>The channels of y from FirstChannel on, as many as x has: the gradient of <see cref="Concat"/>.</summary>
internal sealed record SliceChannels(string Layer, int Dy, int Dx, int FirstChannel) : BackwardOperation(Layer)
{
    public override ImmutableArray<int> Inputs => [Dy];

    public override ImmutableArray<int> Outputs => [Dx];
}

/// <summary>
/// Moves the elements to another shape or storage order, keeping their order (channel, row, column): flattening, its gradient,
/// and the copy of an input to channels-last storage.
/// </summary>
internal sealed record Rearrange(string Layer, int X, int Y, bool IsGradient) : Operation(Layer)
{
    public override ImmutableArray<int> Inputs => [X];

    public override ImmutableArray<int> Outputs => [Y];

    public override Direction Direction => IsGradient ? Direction.Backward : Direction.Forward;
}
