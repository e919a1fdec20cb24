using System.Buffers.Binary;
using System.IO.Compression;

namespace StaticCnn.Tests.Data;

/// <summary>Makes IDX files, sound and unsound.</summary>
internal static class IdxBytes
{
    public static byte[] Create(IdxType type, uint[] dimensions, params byte[] data)
    {
        var bytes = new byte[4 + (4 * dimensions.Length) + data.Length];
        bytes[2] = (byte)type;
        bytes[3] = (byte)dimensions.Length;
        for (var i = 0; i < dimensions.Length; i++) BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4 + (4 * i)), dimensions[i]);
        data.CopyTo(bytes, bytes.Length - data.Length);
        return bytes;
    }

    /// <summary>Images of 2 x 3 pixels that count up from 0.</summary>
    public static byte[] Images(int count) => Create(
        IdxType.UnsignedByte, [(uint)count, 2, 3], [.. Enumerable.Range(0, count * 6).Select(i => (byte)i)]);

    public static byte[] Labels(params byte[] labels) => Create(IdxType.UnsignedByte, [(uint)labels.Length], labels);

    public static byte[] Gzip(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal)) gzip.Write(content);
        return compressed.ToArray();
    }

    public static IdxArray Read(byte[] bytes) => IdxFile.Read(new MemoryStream(bytes), "the file");

    public static IdxArray ReadUnseekable(byte[] bytes) => IdxFile.Read(new ForwardStream(bytes), "the file");
}
