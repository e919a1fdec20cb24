using System.Buffers.Binary;

namespace StaticCnn;

/// <summary>The content of an IDX file: elements of one type, in row-major order.</summary>
public sealed class IdxArray
{
    private readonly byte[] bytes;
    private readonly int[] dimensions;

    internal IdxArray(IdxType type, int[] dimensions, byte[] bytes)
    {
        Type = type;
        this.dimensions = dimensions;
        this.bytes = bytes;
    }

    /// <summary>The type of the elements.</summary>
    public IdxType Type { get; }

    /// <summary>The dimensions, outermost first; each at least 1.</summary>
    public ReadOnlySpan<int> Dimensions => dimensions;

    /// <summary>The number of elements.</summary>
    public int Count => bytes.Length / IdxHeader.ElementSize(Type);

    /// <summary>The elements as the file has them, without a copy: the values of unsigned bytes; other types in big-endian order.</summary>
    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>The elements times a factor: the product is taken in double precision and then rounded to float.</summary>
    public float[] ToFloats(double scale = 1)
    {
        var values = new float[Count];
        var size = IdxHeader.ElementSize(Type);
        for (var i = 0; i < values.Length; i++) values[i] = (float)(Element(bytes.AsSpan(i * size, size)) * scale);
        return values;
    }

    private double Element(ReadOnlySpan<byte> element) => Type switch
    {
        IdxType.UnsignedByte => element[0],
        IdxType.SignedByte => (sbyte)element[0],
        IdxType.Integer16 => BinaryPrimitives.ReadInt16BigEndian(element),
        IdxType.Integer32 => BinaryPrimitives.ReadInt32BigEndian(element),
        IdxType.Real32 => BinaryPrimitives.ReadSingleBigEndian(element),
        _ => BinaryPrimitives.ReadDoubleBigEndian(element),
    };
}
