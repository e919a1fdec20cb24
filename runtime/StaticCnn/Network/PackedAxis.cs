namespace StaticCnn;

/// <summary>
/// One axis of a tensor in its packed place: index i lies <c>(i / Block) * OuterStride + (i % Block) * InnerStride</c> floats
/// from the axis' start. The offsets of all axes are added.
/// </summary>
/// <param name="Size">The number of indices.</param>
/// <param name="Block">How many consecutive indices form a block.</param>
/// <param name="OuterStride">The distance between two blocks, in floats.</param>
/// <param name="InnerStride">The distance between two indices within a block, in floats.</param>
public readonly record struct PackedAxis(int Size, int Block, int OuterStride, int InnerStride)
{
    /// <summary>The distance of index <paramref name="index"/> from the axis' start, in floats.</summary>
    public int Offset(int index) => (index / Block * OuterStride) + (index % Block * InnerStride);
}
