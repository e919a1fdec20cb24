using System.Globalization;

namespace StaticCnn;

/// <summary>A tensor of a safetensors file: name, type and shape.</summary>
public sealed class SafetensorsEntry
{
    private readonly long[] shape;

    internal SafetensorsEntry(string name, SafetensorsType type, long[] shape, long begin, long end)
    {
        Name = name;
        Type = type;
        this.shape = shape;
        Begin = begin;
        End = end;
    }

    /// <summary>The name: data, never a path.</summary>
    public string Name { get; }

    /// <summary>The type of the elements.</summary>
    public SafetensorsType Type { get; }

    /// <summary>The dimensions, outermost first; none for a single number.</summary>
    public ReadOnlySpan<long> Shape => shape;

    /// <summary>The length of the data, in bytes.</summary>
    public long ByteLength => End - Begin;

    /// <summary>The first byte, counted from the start of the data.</summary>
    internal long Begin { get; }

    /// <summary>The byte after the last.</summary>
    internal long End { get; }

    /// <summary>A shape as messages show it: [64, 1, 5, 5].</summary>
    internal static string Format(IEnumerable<long> shape) =>
        $"[{string.Join(", ", shape.Select(d => d.ToString(CultureInfo.InvariantCulture)))}]";

    /// <summary>The shape as messages show it; long ones are cut.</summary>
    internal string FormatShape() => shape.Length <= 16 ? Format(shape) : $"[{shape.Length} dimensions]";
}
