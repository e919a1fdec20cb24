using System.Buffers.Binary;
using System.Text;
using StaticCnn.Tests.Data;

namespace StaticCnn.Tests.Files;

public class SafetensorsTrapTests
{
    private const string X = "\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";

    [Theory]
    [InlineData("{}", 0)]
    [InlineData("{}   ", 0)]
    [InlineData("{" + X + "}", 4)]
    [InlineData("{\"x\":{\"data_offsets\":[0,4],\"shape\":[],\"dtype\":\"I32\"}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"U8\",\"shape\":[0,9223372036854775807,9223372036854775807],\"data_offsets\":[0,0]}}", 0)]
    [InlineData("{\"y\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[4,5]}," + X + "}", 5)]
    [InlineData("{\"y\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[4,4]}," + X + "}", 4)]
    [InlineData("{\"__metadata__\":{}}", 0)]
    public void Reads_what_is_of_the_form(string json, int data) => SafetensorsBytes.Read(SafetensorsBytes.Create(json, data));

    [Theory]
    [InlineData("", 0)]
    [InlineData(" {}", 0)]
    [InlineData("[]", 0)]
    [InlineData("\ufeff{}", 0)]
    [InlineData("{", 0)]
    [InlineData("{}}", 0)]
    [InlineData("{}{}", 0)]
    [InlineData("{}\0", 0)]
    [InlineData("{" + X + "}\0\0\0", 4)]
    [InlineData("{" + X + ",}", 4)]
    [InlineData("{/**/" + X + "}", 4)]
    [InlineData("{" + X + "," + X + "}", 4)]
    [InlineData("{" + X + ",\"\\u0078\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", 8)]
    [InlineData("{\"__metadata__\":{},\"__metadata__\":{}}", 0)]
    [InlineData("{\"__metadata__\":{},\"__metadat\\u0061__\":{}}", 0)]
    [InlineData("{\"__metadata__\":{\"a\":\"1\",\"\\u0061\":\"2\"}}", 0)]
    [InlineData("{\"__metadata__\":{\"a\":1}}", 0)]
    [InlineData("{\"__metadata__\":{\"a\":{}}}", 0)]
    [InlineData("{\"__metadata__\":[]}", 0)]
    [InlineData("{\"__metadata__\":null}", 0)]
    [InlineData("{\"__metadata__\":{\"staticcnn.sha256\":\"00\"}}", 0)]
    [InlineData("{\"x\":1}", 0)]
    [InlineData("{\"x\":[]}", 0)]
    [InlineData("{\"x\":{}}", 0)]
    [InlineData("{\"\\ud800\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"F32\",\"shape\":[1]}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"F32\",\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{\"x\":{\"shape\":[1],\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"more\":1}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"f32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"0\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"F4\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{\"x\":{\"dtype\":null,\"shape\":[1],\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"F32\",\"shape\":[1.0],\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"F32\",\"shape\":[1e0],\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"F32\",\"shape\":[\"1\"],\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"F32\",\"shape\":[null],\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"F32\",\"shape\":[[1]],\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"F32\",\"shape\":1,\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"F32\",\"shape\":[-1,-1],\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"F32\",\"shape\":[4294967297],\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"F32\",\"shape\":[9223372036854775808],\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"F32\",\"shape\":[18446744073709551617],\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,0]}}", 0)]
    [InlineData("{\"x\":{\"dtype\":\"F32\",\"shape\":[4611686018427387905],\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[1,5]}}", 5)]
    [InlineData("{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4,8]}}", 4)]
    [InlineData("{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 3)]
    [InlineData("{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 5)]
    [InlineData("{" + X + ",\"y\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4)]
    [InlineData("{" + X + ",\"y\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[2,6]}}", 6)]
    [InlineData("{" + X + ",\"y\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}}", 12)]
    [InlineData("{\"x\":{\"dtype\":\"U8\",\"shape\":[9223372036854775807],\"data_offsets\":[0,9223372036854775807]}}", 8)]
    [InlineData("{\"x\":{\"dtype\":\"U8\",\"shape\":[2000000000],\"data_offsets\":[0,2000000000]}}", 8)]
    public void Refuses_what_is_not_of_the_form(string json, int data)
    {
        var bytes = SafetensorsBytes.Create(json, data);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var e = Assert.Throws<SafetensorsException>(() => SafetensorsBytes.Read(bytes));
        Assert.StartsWith("the file: ", e.Message, StringComparison.Ordinal);
        Assert.Throws<SafetensorsException>(() => SafetensorsFile.Read(new ForwardStream(bytes), "the file"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Theory]
    [InlineData(100_000_001)]
    [InlineData(uint.MaxValue)]
    [InlineData(1UL << 63)]
    [InlineData((1UL << 63) + 2)]
    [InlineData(ulong.MaxValue)]
    [InlineData(100_000_000)]
    [InlineData(3)]
    public void Refuses_a_header_length_that_cannot_be(ulong length)
    {
        var bytes = SafetensorsBytes.Create("{}");
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<SafetensorsException>(() => SafetensorsBytes.Read(bytes));
        Assert.Throws<SafetensorsException>(() => SafetensorsFile.Read(new ForwardStream(bytes), "the file"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Theory]
    [InlineData("FF")]
    [InlineData("C080")]
    [InlineData("EDA080")]
    [InlineData("F4908080")]
    [InlineData("C3")]
    public void Refuses_invalid_utf8_within_a_name(string hex)
    {
        byte[] json = [.. "{\"x"u8, .. Convert.FromHexString(hex), .. "\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}"u8];
        var e = Assert.Throws<SafetensorsException>(() => SafetensorsBytes.Read(SafetensorsBytes.Create(json, 4)));
        Assert.Contains("UTF-8", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(1_000)]
    [InlineData(1_000_000)]
    public void Refuses_nesting(int depth)
    {
        var json = "{\"x\":{\"dtype\":\"F32\",\"data_offsets\":[0,4],\"shape\":" + new string('[', depth) + new string(']', depth) + "}}";
        Assert.Throws<SafetensorsException>(() => SafetensorsBytes.Read(SafetensorsBytes.Create(json, 4)));
    }

    [Fact]
    public void A_million_tiny_tensors_are_read()
    {
        const int Count = 1_000_000;
        var json = new StringBuilder("{");
        for (var i = 0; i < Count; i++)
            json.Append($"{(i == 0 ? "" : ",")}\"{i}\":{{\"dtype\":\"U8\",\"shape\":[],\"data_offsets\":[{i},{i + 1}]}}");
        var bytes = SafetensorsBytes.Create(json.Append('}').ToString(), Count);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var file = SafetensorsBytes.Read(bytes);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Count * 1000L);
        Assert.Equal(Count, file.Entries.Count);
    }

    [Fact]
    public void Messages_stay_short_and_plain_whatever_the_names()
    {
        var name = new string('a', 1_000_000);
        var twice = "{\"" + name + "\":1}";
        var e = Assert.Throws<SafetensorsException>(() => SafetensorsBytes.Read(SafetensorsBytes.Create(twice)));
        Assert.InRange(e.Message.Length, 1, 400);
        e = Assert.Throws<SafetensorsException>(() => SafetensorsBytes.Read(SafetensorsBytes.Create("{\"\\u001b[2J\\n\":1}")));
        Assert.DoesNotContain(e.Message, char.IsControl);
    }
}
