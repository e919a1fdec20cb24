using System.Diagnostics.CodeAnalysis;

namespace StaticCnn;

/// <summary>The type of a tensor's elements in a safetensors file, by the format's names.</summary>
[SuppressMessage("Naming", "CA1707", Justification = "The names are the format's own.")]
public enum SafetensorsType
{
    /// <summary>Floating point of 32 bits.</summary>
    F32,

    /// <summary>Floating point of 64 bits.</summary>
    F64,

    /// <summary>Floating point of 16 bits, IEEE 754.</summary>
    F16,

    /// <summary>The upper 16 bits of an F32.</summary>
    BF16,

    /// <summary>Floating point of 8 bits: 5 of exponent, 2 of mantissa.</summary>
    F8_E5M2,

    /// <summary>Floating point of 8 bits: 4 of exponent, 3 of mantissa.</summary>
    F8_E4M3,

    /// <summary>Powers of two, of 8 bits.</summary>
    F8_E8M0,

    /// <summary>Two F32: a complex number.</summary>
    C64,

    /// <summary>Signed integers of 64 bits.</summary>
    I64,

    /// <summary>Signed integers of 32 bits.</summary>
    I32,

    /// <summary>Signed integers of 16 bits.</summary>
    I16,

    /// <summary>Signed integers of 8 bits.</summary>
    I8,

    /// <summary>Unsigned integers of 64 bits.</summary>
    U64,

    /// <summary>Unsigned integers of 32 bits.</summary>
    U32,

    /// <summary>Unsigned integers of 16 bits.</summary>
    U16,

    /// <summary>Unsigned integers of 8 bits.</summary>
    U8,

    /// <summary>Truth values of 8 bits.</summary>
    BOOL,
}
