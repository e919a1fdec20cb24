using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StaticCnn;

/// <summary>
/// The Euclidean norm of a gradient, in one order for every vector width and number of threads: chunks of 1,024 floats, in a chunk
/// 16 running sums, joined by a fixed tree, and the chunks added in their order.
/// </summary>
internal static class GradientNorm
{
    /// <summary>The floats of a chunk.</summary>
    public const int ChunkLength = 1024;

    private const int Lanes = 16;

    /// <summary>The number of chunks in a gradient of the given length.</summary>
    public static int ChunkCount(int length) => (length + ChunkLength - 1) / ChunkLength;

    /// <summary>The norm, from the sums of squares of all chunks.</summary>
    public static double FromChunks(ReadOnlySpan<double> chunkSums)
    {
        double sum = 0;
        foreach (var chunk in chunkSums) sum += chunk;
        return Math.Sqrt(sum);
    }

    /// <summary>The sum of squares of one chunk of a gradient.</summary>
    public static double SumOfSquares(ReadOnlySpan<float> gradients, int chunk)
    {
        var start = chunk * ChunkLength;
        var floats = gradients.Slice(start, Math.Min(ChunkLength, gradients.Length - start));
        Span<float> lanes = stackalloc float[Lanes];
        if (VectorWidth.Use512) Accumulate<Elementwise512, Vector512<float>>(floats, lanes);
        else if (VectorWidth.Use256) Accumulate<Elementwise256, Vector256<float>>(floats, lanes);
        else Accumulate<Elementwise128, Vector128<float>>(floats, lanes);
        for (var i = floats.Length / Lanes * Lanes; i < floats.Length; i++)
            lanes[i % Lanes] = MathF.FusedMultiplyAdd(floats[i], floats[i], lanes[i % Lanes]);
        return Tree(lanes);
    }

    private static void Accumulate<TOps, TVector>(ReadOnlySpan<float> floats, Span<float> lanes)
        where TOps : IElementwise<TVector>
        where TVector : struct
    {
        ref var source = ref MemoryMarshal.GetReference(floats);
        for (nint lane = 0; lane < Lanes; lane += TOps.Width)
        {
            var sum = TOps.Broadcast(0);
            for (nint i = 0; i <= floats.Length - Lanes; i += Lanes)
            {
                var value = TOps.Load(ref source, i + lane);
                sum = TOps.MultiplyAdd(value, value, sum);
            }

            TOps.Store(sum, ref MemoryMarshal.GetReference(lanes), lane);
        }
    }

    private static double Tree(ReadOnlySpan<float> lanes)
    {
        Span<double> sums = stackalloc double[Lanes];
        for (var i = 0; i < Lanes; i++) sums[i] = lanes[i];
        for (var half = Lanes / 2; half > 0; half /= 2)
        {
            for (var i = 0; i < half; i++) sums[i] += sums[i + half];
        }

        return sums[0];
    }
}
