using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StaticCnn;

/// <summary>The sum of the gradients of all shards, each element in the order of the shards.</summary>
internal static class ShardSum
{
    /// <summary>Adds the slice <c>[start, end)</c> of all shards into that of the first.</summary>
    /// <param name="gradients">The gradients of the shards, one after the other.</param>
    /// <param name="length">The floats of one shard.</param>
    /// <param name="shards">The number of shards.</param>
    /// <param name="start">The first float of the slice.</param>
    /// <param name="end">The float after its last.</param>
    public static void ToFirst(Span<float> gradients, int length, int shards, int start, int end)
    {
        if (shards == 1) return;
        ref var first = ref MemoryMarshal.GetReference(gradients[..checked(shards * length)]);
        nint i = start;
        if (VectorWidth.Use512) i = Add<Elementwise512, Vector512<float>>(ref first, length, shards, i, end);
        else if (VectorWidth.Use256) i = Add<Elementwise256, Vector256<float>>(ref first, length, shards, i, end);
        else i = Add<Elementwise128, Vector128<float>>(ref first, length, shards, i, end);
        Add<ElementwiseScalar, float>(ref first, length, shards, i, end);
    }

    private static nint Add<TOps, TVector>(ref float first, nint length, int shards, nint i, nint end)
        where TOps : IElementwise<TVector>
        where TVector : struct
    {
        for (; i <= end - TOps.Width; i += TOps.Width)
        {
            var sum = TOps.Load(ref first, i);
            for (var shard = 1; shard < shards; shard++) sum = TOps.Add(sum, TOps.Load(ref first, (shard * length) + i));
            TOps.Store(sum, ref first, i);
        }

        return i;
    }
}
