using System.Text.Json;
using System.Text.Unicode;

namespace StaticCnn;

/// <summary>The header of a safetensors file: JSON of a fixed form, read strictly and without trust in its numbers.</summary>
internal sealed class SafetensorsHeader
{
    /// <summary>The most bytes of a header, by the format.</summary>
    public const int MaximumLength = 100_000_000;

    /// <summary>The key of the object of strings among the tensors.</summary>
    public const string MetadataKey = "__metadata__";

    /// <summary>The key in the metadata of the file's checksum.</summary>
    public const string ChecksumKey = "staticcnn.sha256";

    /// <summary>The number of hexadecimal digits of the checksum.</summary>
    public const int ChecksumLength = 64;

    private const string WriteAgain = "Write the file again.";
    private readonly string what;
    private readonly Dictionary<string, SafetensorsEntry> entries = [];
    private readonly Dictionary<string, string> metadata = [];
    private bool hasMetadata;

    private SafetensorsHeader(string what) => this.what = what;

    /// <summary>The tensors, in the order of their data.</summary>
    public SafetensorsEntry[] Entries { get; private set; } = [];

    /// <summary>The tensors by their names.</summary>
    public Dictionary<string, SafetensorsEntry> ByName => entries;

    /// <summary>The strings of <see cref="MetadataKey"/>, without the checksum.</summary>
    public Dictionary<string, string> Metadata => metadata;

    /// <summary>The checksum's first digit in the header, or -1.</summary>
    public int ChecksumStart { get; private set; } = -1;

    /// <summary>The length of all tensors' data, in bytes.</summary>
    public long DataLength { get; private set; }

    /// <summary>Reads a header, with the spaces that may follow it.</summary>
    /// <exception cref="SafetensorsException">The header is not of the form.</exception>
    public static SafetensorsHeader Parse(ReadOnlySpan<byte> json, string what)
    {
        var header = new SafetensorsHeader(what);
        // The JSON reader meets wrong UTF-8 within a name only when the name is asked for.
        if (!Utf8.IsValid(json)) throw header.Error("the header is not valid UTF-8");
        if (json is not [(byte)'{', ..]) throw header.Error("the header does not begin with '{'");
        try
        {
            header.ReadRoot(json);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            // An escape for half a surrogate pair is an InvalidOperationException.
            throw new SafetensorsException($"{what}: the header is not valid JSON: {e.Message} {WriteAgain}", e);
        }

        header.PlaceEntries();
        return header;
    }

    /// <summary>A name in quotes for a message: short, without control characters.</summary>
    public static string Quote(string name)
    {
        var start = name.Length <= 80 ? name : string.Concat(name.AsSpan(0, 80), "...");
        return $"'{string.Concat(start.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c))}'";
    }

    private void ReadRoot(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 3 });
        reader.Read();
        while (ReadKey(ref reader) is { } name)
        {
            if (name == MetadataKey)
            {
                ReadMetadata(ref reader);
            }
            else
            {
                var entry = ReadEntry(ref reader, name);
                if (!entries.TryAdd(name, entry)) throw Error($"tensor {Quote(name)} is there twice");
            }
        }

        // Finds what is not space behind the last brace.
        reader.Read();
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        if (hasMetadata) throw Error($"{MetadataKey} is there twice");
        hasMetadata = true;
        Expect(ref reader, JsonTokenType.StartObject, "the entry", MetadataKey);
        while (ReadKey(ref reader) is { } key)
        {
            Expect(ref reader, JsonTokenType.String, "the metadata", key);
            if (!metadata.TryAdd(key, reader.GetString()!)) throw Error($"{MetadataKey} {Quote(key)} is there twice");
            if (key != ChecksumKey) continue;
            if (reader.ValueSpan.Length != ChecksumLength) throw Error($"{ChecksumKey} has not {ChecksumLength} digits");
            ChecksumStart = (int)reader.TokenStartIndex + 1;
        }

        metadata.Remove(ChecksumKey);
    }

    private SafetensorsEntry ReadEntry(ref Utf8JsonReader reader, string name)
    {
        SafetensorsType? type = null;
        long[]? shape = null, offsets = null;
        Expect(ref reader, JsonTokenType.StartObject, "tensor", name);
        while (ReadKey(ref reader) is { } key)
        {
            switch (key)
            {
                case "dtype" when type is null:
                    Expect(ref reader, JsonTokenType.String, "the dtype of", name);
                    var typeName = reader.GetString()!;
                    type = SafetensorsTypes.Parse(typeName) ?? throw Error($"tensor {Quote(name)} has the unknown dtype {Quote(typeName)}");
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(ref reader, "the shape of", name);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(ref reader, "the data_offsets of", name);
                    break;
                default:
                    throw Error($"tensor {Quote(name)} has {Quote(key)} twice or against the format");
            }
        }

        if (type is null || shape is null || offsets is not [var begin, var end])
            throw Error($"tensor {Quote(name)} has not dtype, shape and two data_offsets");
        return new SafetensorsEntry(name, type.Value, shape, begin, end);
    }

    private long[] ReadNumbers(ref Utf8JsonReader reader, string role, string name)
    {
        var numbers = new List<long>();
        Expect(ref reader, JsonTokenType.StartArray, role, name);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            // 1.0 and 1e3 are not integers of the format, and 2^63 is none of this machine.
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var number) || number < 0)
                throw Error($"{role} {Quote(name)} is not a list of integers from 0 to 2^63 - 1");
            numbers.Add(number);
        }

        return [.. numbers];
    }

    private void PlaceEntries()
    {
        Entries = [.. entries.Values.OrderBy(e => e.Begin).ThenBy(e => e.End)];
        foreach (var entry in Entries)
        {
            if (entry.Begin != DataLength || entry.End < entry.Begin)
                throw Error($"the data of tensor {Quote(entry.Name)} lies at {entry.Begin} to {entry.End}, not from {DataLength} on");
            if (ByteLength(entry) != entry.ByteLength)
                throw Error(
                    $"tensor {Quote(entry.Name)} of {entry.Type} {entry.FormatShape()} does not take the {entry.ByteLength} bytes "
                    + $"at {entry.Begin} to {entry.End}");
            DataLength = entry.End;
        }
    }

    /// <summary>The bytes that shape and type take; null where the product passes 2^63 - 1.</summary>
    private static long? ByteLength(SafetensorsEntry entry)
    {
        try
        {
            long length = 1;
            foreach (var dimension in entry.Shape) length = checked(length * dimension);
            return checked(length * entry.Type.Size());
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static string? ReadKey(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.PropertyName ? reader.GetString() : null;

    // Role and name are joined only for a message: there may be a million tensors.
    private void Expect(ref Utf8JsonReader reader, JsonTokenType type, string role, string name)
    {
        if (!reader.Read() || reader.TokenType != type) throw Error($"{role} {Quote(name)} is not a JSON {type}");
    }

    private SafetensorsException Error(string problem) => new($"{what}: {problem}. {WriteAgain}");
}
