using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace StaticCnn.Kernels;

/// <summary>Transposes blocks of at most 16 x 16 floats. For generated code.</summary>
public static class Transposition
{
    /// <summary>to[j][i] = from[i][j], for i below <paramref name="rows"/> and j below <paramref name="columns"/>.</summary>
    /// <param name="from">From the block's first element on.</param>
    /// <param name="fromStride">The floats from one row of the source to the next.</param>
    /// <param name="to">From the transposed block's first element on.</param>
    /// <param name="toStride">The floats from one row of the target to the next.</param>
    /// <param name="rows">The rows of the source, at most 16.</param>
    /// <param name="columns">The columns of the source, at most 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Block(ReadOnlySpan<float> from, int fromStride, Span<float> to, int toStride, int rows, int columns)
    {
        var (wholeRows, wholeColumns) = (rows & ~3, columns & ~3);
        if (!(Sse.IsSupported || AdvSimd.Arm64.IsSupported)) (wholeRows, wholeColumns) = (0, 0);
        if (wholeRows > 0 && wholeColumns > 0)
        {
            // The last float of either block that a vector touches; a span too short fails here.
            ref var source = ref MemoryMarshal.GetReference(from[..(((wholeRows - 1) * fromStride) + wholeColumns)]);
            ref var target = ref MemoryMarshal.GetReference(to[..(((wholeColumns - 1) * toStride) + wholeRows)]);
            for (nint i = 0; i < wholeRows; i += 4)
            {
                for (nint j = 0; j < wholeColumns; j += 4)
                    FourByFour(ref Unsafe.Add(ref source, (i * fromStride) + j), fromStride, ref Unsafe.Add(ref target, (j * toStride) + i), toStride);
            }
        }

        for (var i = 0; i < rows; i++)
        {
            for (var j = i < wholeRows ? wholeColumns : 0; j < columns; j++) to[(j * toStride) + i] = from[(i * fromStride) + j];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourByFour(ref float from, nint fromStride, ref float to, nint toStride)
    {
        var (a, b) = (Vector128.LoadUnsafe(ref from), Vector128.LoadUnsafe(ref Unsafe.Add(ref from, fromStride)));
        var (c, d) = (Vector128.LoadUnsafe(ref Unsafe.Add(ref from, 2 * fromStride)), Vector128.LoadUnsafe(ref Unsafe.Add(ref from, 3 * fromStride)));
        var (ac, bd) = (Low(a, c), Low(b, d));
        var (ac2, bd2) = (High(a, c), High(b, d));
        Low(ac, bd).StoreUnsafe(ref to);
        High(ac, bd).StoreUnsafe(ref Unsafe.Add(ref to, toStride));
        Low(ac2, bd2).StoreUnsafe(ref Unsafe.Add(ref to, 2 * toStride));
        High(ac2, bd2).StoreUnsafe(ref Unsafe.Add(ref to, 3 * toStride));
    }

    /// <summary>The lower halves, lane by lane in turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Low(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b) : AdvSimd.Arm64.ZipLow(a, b);

    /// <summary>The upper halves, lane by lane in turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> High(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b) : AdvSimd.Arm64.ZipHigh(a, b);
}
