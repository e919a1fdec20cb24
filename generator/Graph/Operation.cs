namespace StaticCnn.Generator.Graph;

internal enum Direction { Forward, Backward }

/// <summary>
/// An operation on values: reads <see cref="Inputs"/>, defines <see cref="Outputs"/>, adds to the gradients of <see cref="Gradients"/>.
/// Forward and backward operations are of one kind and stand in one graph.
/// </summary>
/// <param name="Layer">The name of the layer it comes from.</param>
internal abstract record Operation(string Layer)
{
    public abstract ImmutableArray<int> Inputs { get; }

    public abstract ImmutableArray<int> Outputs { get; }

    /// <summary>The tensors whose gradients it adds to.</summary>
    public virtual ImmutableArray<int> Gradients => [];

    public virtual Direction Direction => Direction.Forward;

    /// <summary>Whether its outputs are complete only when every sample of the batch has been seen.</summary>
    public virtual bool NeedsWholeBatch => false;

    /// <summary>The phase of the pass that it runs in; see SchedulePhases.</summary>
    public int Phase { get; init; }

    /// <summary>The operations that it consists of: itself, or those that were fused.</summary>
    public virtual ImmutableArray<Operation> Components => [this];

    /// <summary>Whether it does something besides its outputs, and so is never dead.</summary>
    public virtual bool HasEffect => Gradients.Length > 0;
}

/// <summary>An operation of the backward pass.</summary>
internal abstract record BackwardOperation(string Layer) : Operation(Layer)
{
    public sealed override Direction Direction => Direction.Backward;
}

/// <summary>No index: no bias, no winner kept.</summary>
internal static class None
{
    public const int Id = -1;
}
