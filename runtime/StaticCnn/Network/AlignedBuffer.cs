using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticCnn;

/// <summary>
/// Floats on the pinned heap, from an address divisible by 64, zero at first. The garbage collector frees them; nothing is to be disposed.
/// </summary>
public sealed class AlignedBuffer
{
    private const int Alignment = 64;
    private readonly float[] array;
    private readonly int start;

    /// <summary>A buffer of the given number of floats, all zero.</summary>
    public AlignedBuffer(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        array = GC.AllocateArray<float>(length + (Alignment / sizeof(float)), pinned: true);
        // Pinned, so the address found here stays true.
        var address = Address(array);
        start = (int)((((address + Alignment - 1) & ~(nuint)(Alignment - 1)) - address) / sizeof(float));
        Length = length;
    }

    /// <summary>The number of floats.</summary>
    public int Length { get; }

    /// <summary>The floats.</summary>
    public Span<float> Span => array.AsSpan(start, Length);

    private static unsafe nuint Address(float[] pinned) => (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(pinned));
}
