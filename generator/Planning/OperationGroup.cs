using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>
/// Operations that go over the samples of a tile together: all of them over a few samples, then over the next. What only they read is
/// kept for these few samples, in the first cache if it can be. Dense layers are groups of their own, over the whole tile at once.
/// </summary>
/// <param name="Operations">In order.</param>
/// <param name="Samples">The samples at a time; 0 for the whole tile.</param>
internal sealed record OperationGroup(ImmutableArray<LoweredOperation> Operations, int Samples)
{
    public bool TakesWholeTile => Samples == 0;
}
