using System.Runtime.InteropServices;

namespace StaticCnn;

/// <summary>An integer with two cache lines to itself, so that writing its neighbours does not slow who reads it.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct PaddedInt32
{
    /// <summary>The integer.</summary>
    [FieldOffset(128)]
    public int Value;
}
