using System.Diagnostics.CodeAnalysis;

namespace StaticCnn;

/// <summary>
/// A safetensors file in memory: named tensors and strings. Reading judges the header before it takes memory for the data; writing gives
/// equal bytes for equal content.
/// </summary>
public sealed class SafetensorsFile
{
    private readonly byte[] data;
    private readonly string what;
    private readonly SafetensorsEntry[] entries;
    private readonly Dictionary<string, SafetensorsEntry> byName;

    internal SafetensorsFile(string what, SafetensorsHeader header, byte[] data)
    {
        this.what = what;
        this.data = data;
        entries = header.Entries;
        byName = header.ByName;
        Metadata = header.Metadata;
        HasChecksum = header.ChecksumStart >= 0;
    }

    /// <summary>The tensors, in the order of their data.</summary>
    public IReadOnlyList<SafetensorsEntry> Entries => entries;

    /// <summary>The strings under <c>__metadata__</c>, without the checksum.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Whether the file had a checksum, which then was right.</summary>
    public bool HasChecksum { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="SafetensorsException">It is not a safetensors file, or damaged.</exception>
    /// <exception cref="IOException">It cannot be opened or read.</exception>
    public static SafetensorsFile Read(string path)
    {
        using var stream = File.OpenRead(path);
        return Read(stream, path);
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The stream; stays open.</param>
    /// <param name="what">How messages name it.</param>
    /// <exception cref="SafetensorsException">It is not a safetensors file, or damaged.</exception>
    public static SafetensorsFile Read(Stream stream, string what)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return SafetensorsReader.Read(stream, what);
    }

    /// <summary>Writes a file in one step: at any failure the file at the path is wholly the old one or wholly the new one.</summary>
    /// <param name="path">The file, replaced where it exists.</param>
    /// <param name="tensors">The tensors, in any order.</param>
    /// <param name="metadata">Strings to keep with them.</param>
    /// <exception cref="ArgumentException">Two tensors have one name, or a name is not valid Unicode or reserved.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IEnumerable<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var writer = new SafetensorsWriter(tensors, metadata);
        AtomicFile.Write(path, writer.WriteTo, FileOperations.Instance);
    }

    /// <summary>Writes to a stream.</summary>
    /// <param name="stream">The stream; stays open.</param>
    /// <param name="tensors">The tensors, in any order.</param>
    /// <param name="metadata">Strings to keep with them.</param>
    /// <exception cref="ArgumentException">Two tensors have one name, or a name is not valid Unicode or reserved.</exception>
    public static void Write(Stream stream, IEnumerable<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(tensors);
        new SafetensorsWriter(tensors, metadata).WriteTo(stream);
    }

    /// <summary>Looks for the tensor of a name.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out SafetensorsEntry? entry) => byName.TryGetValue(name, out entry);

    /// <summary>The bytes of a tensor as the file has them: little-endian, row-major.</summary>
    /// <exception cref="SafetensorsException">There is no tensor of that name.</exception>
    public ReadOnlySpan<byte> Bytes(string name)
    {
        var entry = Find(name);
        return data.AsSpan((int)entry.Begin, (int)entry.ByteLength);
    }

    /// <summary>The values of a tensor of F32, F64, F16 or BF16; those of F64 are rounded to float.</summary>
    /// <exception cref="SafetensorsException">There is no tensor of that name, or it is of another type.</exception>
    public float[] ToFloats(string name)
    {
        var entry = Find(name);
        if (!entry.Type.ConvertsToFloat())
            throw new SafetensorsException(
                $"{what}: tensor {SafetensorsHeader.Quote(name)} is of {entry.Type}; floats are F32, F64, F16 and BF16. Convert it "
                + "where the file is made.");
        return LittleEndianFloats.Decode(entry.Type, Bytes(name));
    }

    private SafetensorsEntry Find(string name) => TryFind(name, out var entry)
        ? entry
        : throw new SafetensorsException(
            $"{what}: there is no tensor {SafetensorsHeader.Quote(name)}. Give the file of the right network.");
}
