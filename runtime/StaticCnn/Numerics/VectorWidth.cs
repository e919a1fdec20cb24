using System.Globalization;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticCnn;

/// <summary>
/// The width of the vectors that kernels use. All widths give the same bits; a narrower one than the machine's is for tests.
/// The environment variable STATICCNN_VECTOR_WIDTH (512, 256 or 128) sets the cap at start.
/// </summary>
public static class VectorWidth
{
    private static int cap = InitialCap();

    /// <summary>The widest vectors that this machine and this compilation have: 512, 256 or 128 bits.</summary>
    // Avx512F, not Vector512.IsHardwareAccelerated: the latter is false on processors that lower their clock for wide vectors, where they still win.
    public static int Widest => Avx512F.IsSupported ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    /// <summary>The most bits that kernels may use: 512, 256 or 128.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is another.</exception>
    public static int Cap
    {
        get => cap;
        set => cap = value is 512 or 256 or 128
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The vector width is 512, 256 or 128 bits.");
    }

    /// <summary>The width in use: the widest that is there and allowed.</summary>
    public static int Current => Math.Min(Widest, Cap);

    /// <summary>Whether kernels use 512-bit vectors.</summary>
    public static bool Use512 => Avx512F.IsSupported && cap >= 512;

    /// <summary>Whether kernels use vectors of at least 256 bits.</summary>
    public static bool Use256 => Vector256.IsHardwareAccelerated && cap >= 256;

    private static int InitialCap() =>
        Environment.GetEnvironmentVariable("STATICCNN_VECTOR_WIDTH") is { } text
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var width)
        && width is 512 or 256 or 128
            ? width
            : 512;
}
