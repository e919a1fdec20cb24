using System.Buffers.Binary;
using System.Text;

namespace StaticCnn;

/// <summary>Reads a safetensors file: length, header, data; each is judged before the next is read.</summary>
internal static class SafetensorsReader
{
    private const string FetchAgain = "Fetch or write the file again.";

    public static SafetensorsFile Read(Stream stream, string what)
    {
        var prefix = BoundedRead.TryRead(stream, sizeof(ulong), out var available)
            ?? throw new SafetensorsException($"{what}: ends after {available} bytes, within the length of its header. {FetchAgain}");
        // Unsigned, so that lengths above 2^63 are large, not negative.
        var headerLength = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (headerLength > SafetensorsHeader.MaximumLength)
            throw new SafetensorsException(
                $"{what}: the header's length is given as {headerLength}, more than {SafetensorsHeader.MaximumLength}. Give a "
                + "safetensors file.");
        var json = BoundedRead.TryRead(stream, (int)headerLength, out available)
            ?? throw new SafetensorsException(
                $"{what}: the header should have {headerLength} bytes, but only {available} are there. {FetchAgain}");
        var header = SafetensorsHeader.Parse(json, what);
        var data = ReadData(stream, header.DataLength, what);
        VerifyChecksum(prefix, json, data, header.ChecksumStart, what);
        return new SafetensorsFile(what, header, data);
    }

    private static byte[] ReadData(Stream stream, long length, string what)
    {
        if (length > Array.MaxLength)
            throw new SafetensorsException(
                $"{what}: the header announces {length} bytes of data; at most {Array.MaxLength} can be read. Split the file.");
        var data = BoundedRead.TryRead(stream, (int)length, out var available)
            ?? throw new SafetensorsException(
                $"{what}: the header announces {length} bytes of data, but only {available} are there. {FetchAgain}");
        return BoundedRead.AtEnd(stream)
            ? data
            : throw new SafetensorsException($"{what}: bytes follow the {length} bytes of data that the header announces. {FetchAgain}");
    }

    private static void VerifyChecksum(byte[] prefix, byte[] json, byte[] data, int start, string what)
    {
        if (start < 0) return;
        var digits = json.AsSpan(start, SafetensorsHeader.ChecksumLength);
        var found = Encoding.ASCII.GetString(digits);
        digits.Fill((byte)'0');
        using var checksum = new SafetensorsChecksum();
        checksum.Append(prefix);
        checksum.Append(json);
        checksum.Append(data);
        if (checksum.Finish() != found)
            throw new SafetensorsException($"{what}: the content does not fit its checksum, so some of it has changed. {FetchAgain}");
    }
}
