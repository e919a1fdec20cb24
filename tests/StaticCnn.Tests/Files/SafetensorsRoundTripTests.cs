using System.Buffers.Binary;
using System.Text;
using StaticCnn.Tests.Data;

namespace StaticCnn.Tests.Files;

public class SafetensorsRoundTripTests
{
    [Fact]
    public void Reads_what_it_wrote()
    {
        var file = SafetensorsBytes.Read(SafetensorsBytes.Sound());

        Assert.True(file.HasChecksum);
        Assert.Equal(["b", "none", "w"], file.Entries.Select(e => e.Name));
        Assert.True(file.TryFind("w", out var entry));
        Assert.Equal([2, 3], entry.Shape.ToArray());
        Assert.Equal(SafetensorsType.F32, entry.Type);
        Assert.Equal(24, entry.ByteLength);
        Assert.Equal([1, -2, 3.5f, 0, float.NaN, 1e-40f], file.ToFloats("w"));
        Assert.Equal([7], file.ToFloats("b"));
        Assert.Empty(file.ToFloats("none"));
        Assert.Equal(new Dictionary<string, string> { ["epoch"] = "12", ["ü"] = "\"\\\n" }, file.Metadata);
        Assert.False(file.TryFind("other", out _));
        Assert.Throws<SafetensorsException>(() => file.ToFloats("other"));
        Assert.Throws<SafetensorsException>(() => file.Bytes("other").Length);
    }

    [Fact]
    public void Reads_a_stream_of_unknown_length()
    {
        var bytes = SafetensorsBytes.Sound();
        var file = SafetensorsFile.Read(new ForwardStream(bytes, 3), "the file");
        Assert.Equal(SafetensorsBytes.Describe(SafetensorsBytes.Read(bytes)), SafetensorsBytes.Describe(file));
    }

    [Fact]
    public void Equal_content_gives_equal_bytes_in_any_order()
    {
        SafetensorsTensor one = new("one", [2], [1, 2]), two = new("two", [1, 1], [3]);
        Dictionary<string, string> metadata = new() { ["a"] = "1", ["b"] = "2" }, reversed = new() { ["b"] = "2", ["a"] = "1" };
        Assert.Equal(Write([one, two], metadata), Write([two, one], reversed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a.weight")]
    [InlineData("../../etc/passwd")]
    [InlineData("\"quoted\\\"\n\0")]
    [InlineData("层.😀")]
    public void Names_are_data(string name)
    {
        var bytes = Write([new(name, [1], [5])], new Dictionary<string, string> { [name] = name });
        var headerLength = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        Assert.Equal(0, headerLength % 8);
        Assert.Equal(8 + headerLength + 4, bytes.Length);
        var file = SafetensorsBytes.Read(bytes);
        Assert.Equal([5], file.ToFloats(name));
        Assert.Equal(name, file.Metadata[name]);
    }

    [Fact]
    public void The_header_is_as_the_format_says()
    {
        var bytes = Write([new("x", [1, 2], [1, 2])], new Dictionary<string, string> { ["format"] = "pt" });
        var header = Encoding.UTF8.GetString(bytes, 8, bytes.Length - 16);
        Assert.StartsWith("{\"__metadata__\":{\"staticcnn.sha256\":\"", header, StringComparison.Ordinal);
        Assert.EndsWith(
            "\",\"format\":\"pt\"},\"x\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}",
            header.TrimEnd(' '), StringComparison.Ordinal);
        Assert.Equal([0, 0, 0x80, 0x3F, 0, 0, 0, 0x40], bytes[^8..]);
    }

    [Fact]
    public void Wrong_tensors_are_refused_before_a_byte_is_written()
    {
        Refused([new("a", [1], [1]), new("a", [1], [2])]);
        Refused([new("__metadata__", [1], [1])]);
        Refused([new("\ud800", [1], [1])]);
        Refused([], new() { ["staticcnn.sha256"] = "" });
        Refused([], new() { ["a"] = "\udc00" });
        Assert.Throws<ArgumentException>(() => new SafetensorsTensor("a", [2], [1]));
        Assert.Throws<ArgumentException>(() => new SafetensorsTensor("a", [-1, -1], [1]));
        Assert.Throws<ArgumentException>(() => new SafetensorsTensor("a", [1L << 32, 1L << 32], []));
        Assert.Throws<ArgumentException>(() => new SafetensorsTensor("a", [], []));

        static void Refused(SafetensorsTensor[] tensors, Dictionary<string, string>? metadata = null)
        {
            using var stream = new MemoryStream();
            Assert.ThrowsAny<ArgumentException>(() => SafetensorsFile.Write(stream, tensors, metadata));
            Assert.Equal(0, stream.Length);
        }
    }

    private static byte[] Write(SafetensorsTensor[] tensors, Dictionary<string, string>? metadata = null)
    {
        using var stream = new MemoryStream();
        SafetensorsFile.Write(stream, tensors, metadata);
        return stream.ToArray();
    }
}
