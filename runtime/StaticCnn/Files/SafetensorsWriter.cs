using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace StaticCnn;

/// <summary>Writes a safetensors file: tensors and metadata sorted, the header filled with spaces to a multiple of 8 bytes.</summary>
internal sealed class SafetensorsWriter
{
    private static readonly byte[] BeforeChecksum =
        Encoding.ASCII.GetBytes($"{{\"{SafetensorsHeader.MetadataKey}\":{{\"{SafetensorsHeader.ChecksumKey}\":\"");

    private readonly SafetensorsTensor[] tensors;
    private readonly KeyValuePair<string, string>[] metadata;

    public SafetensorsWriter(IEnumerable<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        this.tensors = [.. tensors.OrderBy(t => t.Name, StringComparer.Ordinal)];
        this.metadata = [.. (metadata ?? new Dictionary<string, string>()).OrderBy(m => m.Key, StringComparer.Ordinal)];
        Check();
    }

    /// <summary>Writes everything, in the order of the file.</summary>
    public void WriteTo(Stream stream)
    {
        var header = CreateHeader();
        using (var checksum = new SafetensorsChecksum())
        {
            checksum.Append(header);
            foreach (var tensor in tensors) checksum.Append(LittleEndianFloats.Encode(tensor.Values.Span));
            Encoding.ASCII.GetBytes(checksum.Finish(), header.AsSpan(sizeof(ulong) + BeforeChecksum.Length));
        }

        stream.Write(header);
        foreach (var tensor in tensors) stream.Write(LittleEndianFloats.Encode(tensor.Values.Span));
    }

    private void Check()
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        foreach (var text in tensors.Select(t => t.Name).Concat(metadata.SelectMany(m => new[] { m.Key, m.Value })))
        {
            try
            {
                strict.GetByteCount(text);
            }
            catch (EncoderFallbackException e)
            {
                throw new ArgumentException($"{SafetensorsHeader.Quote(text)} holds half a surrogate pair, which no file can hold.", e);
            }
        }

        for (var i = 0; i < tensors.Length; i++)
        {
            var name = tensors[i].Name;
            if (name == SafetensorsHeader.MetadataKey) throw new ArgumentException(
                $"The name {name} is the format's own; name the tensor otherwise.");
            if (i > 0 && name == tensors[i - 1].Name) throw new ArgumentException(
                $"Two tensors have the name {SafetensorsHeader.Quote(name)}.");
        }

        if (Array.Exists(metadata, m => m.Key == SafetensorsHeader.ChecksumKey))
            throw new ArgumentException($"The metadata {SafetensorsHeader.ChecksumKey} is written by itself; leave it out.");
        if (tensors.Sum(t => (long)t.Values.Length * sizeof(float)) > Array.MaxLength)
            throw new ArgumentException($"The tensors have more than {Array.MaxLength} bytes in all, which could not be read again.");
    }

    /// <summary>Length and header, with zeros for the checksum.</summary>
    private byte[] CreateHeader()
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteStartObject(SafetensorsHeader.MetadataKey);
            // The checksum comes first, so that its place is known.
            writer.WriteString(SafetensorsHeader.ChecksumKey, new string('0', SafetensorsHeader.ChecksumLength));
            foreach (var (key, value) in metadata) writer.WriteString(key, value);
            writer.WriteEndObject();
            WriteEntries(writer);
            writer.WriteEndObject();
        }

        var length = (json.WrittenCount + 7) / 8 * 8;
        if (length > SafetensorsHeader.MaximumLength)
            throw new ArgumentException(
                $"The names and metadata take {length} bytes; the format allows {SafetensorsHeader.MaximumLength}.");
        var header = new byte[sizeof(ulong) + length];
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)length);
        header.AsSpan(sizeof(ulong)).Fill((byte)' ');
        json.WrittenSpan.CopyTo(header.AsSpan(sizeof(ulong)));
        return header;
    }

    private void WriteEntries(Utf8JsonWriter writer)
    {
        var offset = 0L;
        foreach (var tensor in tensors)
        {
            writer.WriteStartObject(tensor.Name);
            writer.WriteString("dtype", "F32");
            writer.WriteStartArray("shape");
            foreach (var dimension in tensor.Shape) writer.WriteNumberValue(dimension);
            writer.WriteEndArray();
            writer.WriteStartArray("data_offsets");
            writer.WriteNumberValue(offset);
            writer.WriteNumberValue(offset += (long)tensor.Values.Length * sizeof(float));
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    }
}
