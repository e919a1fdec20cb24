namespace StaticCnn.Generator.Graph;

/// <summary>
/// Operations on maps of one shape, element by element, as one pass over memory. Values that only these operations read are not stored.
/// </summary>
internal sealed record Pointwise(string Layer, ImmutableArray<Operation> Fused, ImmutableArray<int> Read, ImmutableArray<int> Written) : Operation(Layer)
{
    public override ImmutableArray<Operation> Components => Fused;

    public override ImmutableArray<int> Inputs => Read;

    public override ImmutableArray<int> Outputs => Written;

    public override ImmutableArray<int> Gradients => [.. Fused.SelectMany(o => o.Gradients)];

    public override Direction Direction => Fused.Any(o => o.Direction == Direction.Backward) ? Direction.Backward : Direction.Forward;

    public override bool NeedsWholeBatch => Fused.Any(o => o.NeedsWholeBatch);

    /// <summary>The map whose elements an operation goes over, for those that go over one; else none.</summary>
    public static int MapOf(Operation operation) => operation switch
    {
        Activate o => o.Y,
        ActivateGradient o => o.Dx,
        Add o => o.Y,
        ScaleShift o => o.Y,
        ScaleInputGradient o => o.Dx,
        ScaleShiftGradient o => o.Dy,
        Normalize o => o.Y,
        NormalizeByRunning o => o.Y,
        NormalizeInputGradient o => o.Dx,
        NormalizeParameterGradient o => o.Dy,
        BiasGradient o => o.Dy,
        _ => None.Id,
    };
}
