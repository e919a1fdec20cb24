using System.Buffers.Binary;
using System.Text;

namespace StaticCnn.Tests.Files;

/// <summary>Makes safetensors files, sound and unsound.</summary>
internal static class SafetensorsBytes
{
    public static byte[] Create(string json, int dataLength = 0) => Create(Encoding.UTF8.GetBytes(json), dataLength);

    public static byte[] Create(byte[] json, int dataLength = 0)
    {
        var bytes = new byte[8 + json.Length + dataLength];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, json.Length);
        json.CopyTo(bytes, 8);
        return bytes;
    }

    /// <summary>A small file as this project writes it.</summary>
    public static byte[] Sound()
    {
        using var stream = new MemoryStream();
        SafetensorsFile.Write(
            stream,
            [new("w", [2, 3], [1, -2, 3.5f, 0, float.NaN, 1e-40f]), new("b", [], [7]), new("none", [0, 4], [])],
            new Dictionary<string, string> { ["epoch"] = "12", ["ü"] = "\"\\\n" });
        return stream.ToArray();
    }

    public static SafetensorsFile Read(byte[] bytes) => SafetensorsFile.Read(new MemoryStream(bytes), "the file");

    /// <summary>Everything that a file says, as text.</summary>
    public static string Describe(SafetensorsFile file)
    {
        var text = new StringBuilder();
        foreach (var entry in file.Entries.OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            text.Append(entry.Name).Append(' ').Append(entry.Type).Append(" [").AppendJoin(',', entry.Shape.ToArray()).Append("] ");
            text.AppendLine(Convert.ToHexString(file.Bytes(entry.Name)));
        }

        foreach (var (key, value) in file.Metadata.OrderBy(m => m.Key, StringComparer.Ordinal)) text.Append(key).Append('=').AppendLine(value);
        return text.ToString();
    }
}
