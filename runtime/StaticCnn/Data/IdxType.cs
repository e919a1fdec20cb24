namespace StaticCnn;

/// <summary>The type of an IDX file's elements: the third byte of the file.</summary>
public enum IdxType
{
    /// <summary>Bytes, 0 to 255: images and labels.</summary>
    UnsignedByte = 0x08,

    /// <summary>Bytes, -128 to 127.</summary>
    SignedByte = 0x09,

    /// <summary>Integers of 16 bits.</summary>
    Integer16 = 0x0B,

    /// <summary>Integers of 32 bits.</summary>
    Integer32 = 0x0C,

    /// <summary>Floating-point numbers of 32 bits.</summary>
    Real32 = 0x0D,

    /// <summary>Floating-point numbers of 64 bits.</summary>
    Real64 = 0x0E,
}
