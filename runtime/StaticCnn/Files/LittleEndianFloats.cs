using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace StaticCnn;

/// <summary>Floats to and from the little-endian bytes of files.</summary>
internal static class LittleEndianFloats
{
    /// <summary>The values of one of the four floating-point types.</summary>
    public static float[] Decode(SafetensorsType type, ReadOnlySpan<byte> bytes)
    {
        var size = type.Size();
        var values = new float[bytes.Length / size];
        for (var i = 0; i < values.Length; i++)
        {
            var element = bytes.Slice(i * size, size);
            values[i] = type switch
            {
                SafetensorsType.F32 => BinaryPrimitives.ReadSingleLittleEndian(element),
                SafetensorsType.F64 => (float)BinaryPrimitives.ReadDoubleLittleEndian(element),
                SafetensorsType.F16 => (float)BinaryPrimitives.ReadHalfLittleEndian(element),
                SafetensorsType.BF16 => BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(element) << 16),
                _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a floating-point type."),
            };
        }

        return values;
    }

    /// <summary>The bytes of values; on little-endian machines the values' own memory.</summary>
    public static ReadOnlySpan<byte> Encode(ReadOnlySpan<float> values)
    {
        if (BitConverter.IsLittleEndian) return MemoryMarshal.AsBytes(values);
        var bytes = new byte[values.Length * sizeof(float)];
        for (var i = 0; i < values.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        return bytes;
    }
}
