namespace StaticCnn;

/// <summary>The checksum of gzip (RFC 1952, section 8): the cyclic redundancy check of polynomial 0x04C11DB7, bits reflected.</summary>
internal static class Crc32
{
    private const uint ReflectedPolynomial = 0xEDB88320;
    private static readonly uint[] Table = CreateTable();

    /// <summary>The checksum of some bytes more, given that of the bytes before (0 for none).</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        var remainder = ~checksum;
        foreach (var b in bytes) remainder = Table[(byte)(remainder ^ b)] ^ (remainder >> 8);
        return ~remainder;
    }

    private static uint[] CreateTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var remainder = i;
            for (var bit = 0; bit < 8; bit++) remainder = (remainder >> 1) ^ ((remainder & 1) * ReflectedPolynomial);
            table[i] = remainder;
        }

        return table;
    }
}
