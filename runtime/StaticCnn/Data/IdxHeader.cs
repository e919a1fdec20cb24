using System.Buffers.Binary;

namespace StaticCnn;

/// <summary>The header of an IDX file: 00 00 type rank, then a big-endian dimension of 32 bits per rank.</summary>
internal sealed record IdxHeader(IdxType Type, int[] Dimensions, int ByteLength)
{
    private const int MaximumRank = 8;

    /// <summary>The size of one element, in bytes; 0 for an unknown type.</summary>
    public static int ElementSize(IdxType type) => type switch
    {
        IdxType.UnsignedByte or IdxType.SignedByte => 1,
        IdxType.Integer16 => 2,
        IdxType.Integer32 or IdxType.Real32 => 4,
        IdxType.Real64 => 8,
        _ => 0,
    };

    /// <summary>Reads the header after its first two bytes, which are zero.</summary>
    /// <exception cref="DataFormatException">It is no IDX header, or announces more than <see cref="IdxFile.MaximumBytes"/>.</exception>
    public static IdxHeader Read(Stream stream, string what)
    {
        var head = BoundedRead.TryRead(stream, 2, out var available)
            ?? throw new DataFormatException($"{what}: ends after {available + 2} bytes, within the header. Fetch the file again.");
        var type = (IdxType)head[0];
        var rank = head[1];
        var elementSize = ElementSize(type);
        if (elementSize == 0)
            throw new DataFormatException(
                $"{what}: byte 2, the element type, is 0x{head[0]:X2}; IDX has 08, 09, 0B, 0C, 0D and 0E. Give an IDX file.");
        if (rank is 0 or > MaximumRank)
            throw new DataFormatException(
                $"{what}: byte 3, the number of dimensions, is {rank}, not 1 to {MaximumRank}. Give an IDX file.");
        var bytes = BoundedRead.TryRead(stream, rank * sizeof(uint), out available)
            ?? throw new DataFormatException(
                $"{what}: ends after {available + 4} bytes, within the {rank} dimensions of its header. Fetch the file again.");
        return Measure(type, bytes, elementSize, what);
    }

    private static IdxHeader Measure(IdxType type, ReadOnlySpan<byte> bytes, int elementSize, string what)
    {
        var dimensions = new int[bytes.Length / sizeof(uint)];
        long total = elementSize;
        for (var i = 0; i < dimensions.Length; i++)
        {
            var dimension = BinaryPrimitives.ReadUInt32BigEndian(bytes[(i * sizeof(uint))..]);
            if (dimension == 0) throw new DataFormatException($"{what}: dimension {i} is 0, so there is no data. Fetch the file again.");
            if (dimension > int.MaxValue || (total *= dimension) > IdxFile.MaximumBytes)
                throw new DataFormatException(
                    $"{what}: the header announces {Join(bytes)} elements of {elementSize} bytes, more than {IdxFile.MaximumBytes} "
                    + "bytes. Split the file, if it is sound.");
            dimensions[i] = (int)dimension;
        }

        return new IdxHeader(type, dimensions, (int)total);
    }

    private static string Join(ReadOnlySpan<byte> bytes)
    {
        var dimensions = new uint[bytes.Length / sizeof(uint)];
        for (var i = 0; i < dimensions.Length; i++) dimensions[i] = BinaryPrimitives.ReadUInt32BigEndian(bytes[(i * sizeof(uint))..]);
        return string.Join(" x ", dimensions);
    }
}
