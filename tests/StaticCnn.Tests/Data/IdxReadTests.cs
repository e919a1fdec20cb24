namespace StaticCnn.Tests.Data;

public class IdxReadTests
{
    public static TheoryData<IdxType, byte[], float[]> Types => new()
    {
        { IdxType.UnsignedByte, [0, 1, 255], [0, 1, 255] },
        { IdxType.SignedByte, [0, 1, 255], [0, 1, -1] },
        { IdxType.Integer16, [0, 1, 255, 254, 128, 0], [1, -2, -32768] },
        { IdxType.Integer32, [0, 0, 1, 0, 255, 255, 255, 253, 128, 0, 0, 0], [256, -3, -2147483648f] },
        { IdxType.Real32, [0x3F, 0x80, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0], [1, -2, 0] },
        { IdxType.Real64, [0x3F, 0xF0, 0, 0, 0, 0, 0, 0, 0xC0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1, -2.5f, 0] },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void Reads_every_type_in_big_endian_order(IdxType type, byte[] data, float[] expected)
    {
        var array = IdxBytes.Read(IdxBytes.Create(type, [3], data));

        Assert.Equal(type, array.Type);
        Assert.Equal([3], array.Dimensions.ToArray());
        Assert.Equal(3, array.Count);
        Assert.Equal(data, array.Bytes.ToArray());
        Assert.Equal(expected, array.ToFloats());
        Assert.Equal(expected.Select(v => v * 0.5f), array.ToFloats(0.5));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Refuses_data_one_byte_short_or_long(IdxType type, byte[] data, float[] expected)
    {
        Assert.Equal(3, expected.Length);
        var sound = IdxBytes.Create(type, [3], data);
        foreach (var damaged in new[] { sound[..^1], [.. sound, 0] })
        {
            Assert.Throws<DataFormatException>(() => IdxBytes.Read(damaged));
            Assert.Throws<DataFormatException>(() => IdxBytes.ReadUnseekable(damaged));
            Assert.Throws<DataFormatException>(() => IdxBytes.Read(IdxBytes.Gzip(damaged)));
        }
    }

    [Fact]
    public void Reads_plain_and_compressed_seekable_or_not()
    {
        var bytes = IdxBytes.Images(700);
        var expected = bytes[16..];
        Assert.Equal(expected, IdxBytes.Read(bytes).Bytes.ToArray());
        Assert.Equal(expected, IdxBytes.ReadUnseekable(bytes).Bytes.ToArray());
        Assert.Equal(expected, IdxBytes.Read(IdxBytes.Gzip(bytes)).Bytes.ToArray());
        Assert.Equal(expected, IdxBytes.ReadUnseekable(IdxBytes.Gzip(bytes)).Bytes.ToArray());
    }

    [Fact]
    public void Reads_more_than_the_first_buffer_from_a_stream_of_unknown_length()
    {
        var data = new byte[3_000_001];
        new Random(1).NextBytes(data);
        var bytes = IdxBytes.Create(IdxType.UnsignedByte, [3_000_001], data);
        Assert.True(IdxFile.Read(new ForwardStream(bytes, 70_000), "the file").Bytes.SequenceEqual(data));
        Assert.True(IdxFile.Read(new ForwardStream(IdxBytes.Gzip(bytes), 70_000), "the file").Bytes.SequenceEqual(data));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("0000")]
    [InlineData("000008")]
    [InlineData("00000801")]
    [InlineData("0000080100")]
    [InlineData("000008010000")]
    [InlineData("00000801000000")]
    public void Refuses_a_short_header_at_each_byte(string hex)
    {
        var e = Assert.Throws<DataFormatException>(() => IdxBytes.Read(Convert.FromHexString(hex)));
        Assert.Contains("the file", e.Message, StringComparison.Ordinal);
        Assert.Contains("header", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0100080100000001FF", "01 00")]
    [InlineData("504B030400000000", "50 4B")]
    [InlineData("0000000100000001FF", "0x00")]
    [InlineData("0000070100000001FF", "0x07")]
    [InlineData("00000A0100000001FF", "0x0A")]
    [InlineData("00000F0100000001FF", "0x0F")]
    [InlineData("0000FF0100000001FF", "0xFF")]
    [InlineData("00000800", "dimensions, is 0")]
    [InlineData("00000809", "dimensions, is 9")]
    [InlineData("000008FF", "dimensions, is 255")]
    public void Refuses_what_is_no_idx_file(string hex, string named)
    {
        var e = Assert.Throws<DataFormatException>(() => IdxBytes.Read(Convert.FromHexString(hex)));
        Assert.Contains(named, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(1u, 0u)]
    [InlineData(0u, 0xFFFFFFFFu)]
    [InlineData(0x7FFFFFFFu)]
    [InlineData(0x80000000u)]
    [InlineData(0xFFFFFFFFu)]
    [InlineData(0xFFFFFFFFu, 0xFFFFFFFFu, 0xFFFFFFFFu)]
    [InlineData(0x80000000u, 0x80000000u, 4u)]
    [InlineData(65536u, 65536u)]
    [InlineData(60000u, 28u, 28u)]
    [InlineData(1u << 30)]
    public void Refuses_impossible_dimensions_without_taking_memory(params uint[] dimensions)
    {
        var bytes = IdxBytes.Create(IdxType.UnsignedByte, dimensions, 1, 2, 3);
        foreach (var file in new[] { bytes, IdxBytes.Gzip(bytes) })
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Throws<DataFormatException>(() => IdxBytes.Read(file));
            Assert.Throws<DataFormatException>(() => IdxBytes.ReadUnseekable(file));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
        }
    }

    [Fact]
    public void Refuses_truncation_at_every_length()
    {
        foreach (var sound in new[] { IdxBytes.Images(3), IdxBytes.Gzip(IdxBytes.Images(3)) })
        {
            for (var length = 0; length < sound.Length; length++)
            {
                Assert.Throws<DataFormatException>(() => IdxBytes.Read(sound[..length]));
                Assert.Throws<DataFormatException>(() => IdxBytes.ReadUnseekable(sound[..length]));
            }
        }
    }

    [Fact]
    public void A_missing_file_is_an_input_error() =>
        Assert.ThrowsAny<IOException>(() => IdxFile.Read(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"))));
}
