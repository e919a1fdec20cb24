using System.Buffers.Binary;
using System.IO.Compression;

namespace StaticCnn.Tests.Data;

public class IdxGzipTests
{
    private static readonly byte[] Sound = IdxBytes.Gzip(IdxBytes.Images(40));

    [Theory]
    [InlineData(-1)]
    [InlineData(-4)]
    [InlineData(-5)]
    [InlineData(-8)]
    public void Refuses_a_wrong_checksum_or_length(int fromEnd)
    {
        var damaged = (byte[])Sound.Clone();
        damaged[damaged.Length + fromEnd] ^= 1;
        var e = Assert.Throws<DataFormatException>(() => IdxBytes.Read(damaged));
        Assert.Contains("checksum", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10_000)]
    [InlineData(1_000_000)]
    public void Refuses_what_follows_the_compressed_data(int length)
    {
        var garbage = new byte[length];
        Assert.Throws<DataFormatException>(() => IdxBytes.Read([.. Sound, .. garbage]));
        Assert.Throws<DataFormatException>(() => IdxBytes.ReadUnseekable([.. Sound, .. garbage]));
    }

    [Fact]
    public void Refuses_a_second_member() => Assert.Throws<DataFormatException>(() => IdxBytes.Read([.. Sound, .. Sound]));

    [Fact]
    public void Refuses_gzip_within_gzip()
    {
        var e = Assert.Throws<DataFormatException>(() => IdxBytes.Read(IdxBytes.Gzip(Sound)));
        Assert.Contains("1F 8B", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flipped_byte_is_refused_or_changes_nothing()
    {
        var expected = IdxBytes.Images(40)[16..];
        for (var i = 0; i < Sound.Length; i++)
        {
            foreach (var mask in new byte[] { 1, 8, 0x80, 0xFF })
            {
                var damaged = (byte[])Sound.Clone();
                damaged[i] ^= mask;
                try
                {
                    Assert.Equal(expected, IdxBytes.Read(damaged).Bytes.ToArray());
                }
                catch (DataFormatException)
                {
                    // Refused, as it should be unless the byte says nothing about the content.
                }
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(31)]
    public void Skips_the_optional_fields_of_the_header(byte flags)
    {
        List<byte> header = [.. Sound[..10]];
        header[3] = flags;
        if ((flags & 4) != 0) header.AddRange([3, 0, 0xAA, 0, 0xBB]);
        if ((flags & 8) != 0) header.AddRange("train-images\0"u8);
        if ((flags & 16) != 0) header.AddRange("a comment\0"u8);
        if ((flags & 2) != 0) header.AddRange([1, 2]);
        Assert.Equal(IdxBytes.Images(40)[16..], IdxBytes.Read([.. header, .. Sound[10..]]).Bytes.ToArray());
    }

    [Fact]
    public void Refuses_a_name_without_end()
    {
        var header = Sound[..10];
        header[3] = 8;
        var name = Enumerable.Repeat((byte)'a', 1_000_000).ToArray();
        var stream = new ForwardStream([.. header, .. name]);
        Assert.Throws<DataFormatException>(() => IdxFile.Read(stream, "the file"));
        Assert.InRange(stream.BytesRead, 0, 200_000);
    }

    [Fact]
    public void A_bomb_is_not_expanded()
    {
        // A header for two small images, then 1 GiB of zeros: one block of a MiB, 1,024 times over.
        var start = Compressed(IdxBytes.Create(IdxType.UnsignedByte, [2, 28, 28]));
        var block = Compressed(new byte[1 << 20]);
        var bomb = new MemoryStream();
        bomb.Write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]);
        bomb.Write(start);
        for (var i = 0; i < 1024; i++) bomb.Write(block);
        bomb.Write([3, 0]);
        var trailer = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer.AsSpan(4), (1u << 30) + 16);
        bomb.Write(trailer);

        var stream = new ForwardStream(bomb.ToArray(), 1 << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var e = Assert.Throws<DataFormatException>(() => IdxFile.Read(stream, "the file"));
        Assert.Contains("bytes follow the 1568 bytes", e.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.InRange(stream.BytesRead, 0, 200_000);
    }

    /// <summary>Deflate blocks that end on a byte's edge and refer to nothing before, so that they may be joined.</summary>
    private static byte[] Compressed(byte[] content)
    {
        using var compressed = new MemoryStream();
        using var deflate = new DeflateStream(compressed, CompressionLevel.Optimal);
        deflate.Write(content);
        deflate.Flush();
        return compressed.ToArray();
    }
}
