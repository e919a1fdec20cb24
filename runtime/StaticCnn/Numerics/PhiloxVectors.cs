using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticCnn;

/// <summary>Many blocks of <see cref="Philox"/> at once: the numbers are the same, as all is integers.</summary>
internal static class PhiloxVectors
{
    private const int NumbersPerBlock = 4;
    private const int BlocksPerStep = 8;

    /// <summary>Fills a span, whose length is a multiple of 4, with the numbers of consecutive blocks.</summary>
    public static void Fill(Span<uint> destination, uint firstBlock, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        var blocks = destination.Length / NumbersPerBlock;
        var block = 0;
        if (Avx2.IsSupported)
        {
            ref var target = ref MemoryMarshal.GetReference(destination);
            for (; block <= blocks - BlocksPerStep; block += BlocksPerStep)
                Step(ref Unsafe.Add(ref target, block * NumbersPerBlock), firstBlock + (uint)block, c1, c2, c3, k0, k1);
        }

        for (; block < blocks; block++)
        {
            var numbers = destination.Slice(block * NumbersPerBlock, NumbersPerBlock);
            (numbers[0], numbers[1], numbers[2], numbers[3]) = Philox.Block(firstBlock + (uint)block, c1, c2, c3, k0, k1);
        }
    }

    // Eight blocks as two independent chains, since a product takes several cycles. A word lies in the lower half of 64 bits, as the
    // widening product wants it; what the upper halves hold is of no effect.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(ref uint target, uint block, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        // In this order the interleaving below, which stays within 128 bits, leaves the blocks in sequence.
        var a0 = Vector256.Create((ulong)block) + Vector256.Create(0UL, 2, 1, 3);
        var b0 = Vector256.Create((ulong)block) + Vector256.Create(4UL, 6, 5, 7);
        Vector256<ulong> a1 = Vector256.Create((ulong)c1), a2 = Vector256.Create((ulong)c2), a3 = Vector256.Create((ulong)c3);
        Vector256<ulong> b1 = a1, b2 = a2, b3 = a3;
        for (var round = 0; round < Philox.Rounds; round++)
        {
            var key0 = Vector256.Create((ulong)k0);
            var key1 = Vector256.Create((ulong)k1);
            Round(ref a0, ref a1, ref a2, ref a3, key0, key1);
            Round(ref b0, ref b1, ref b2, ref b3, key0, key1);
            k0 += Philox.KeyStep0;
            k1 += Philox.KeyStep1;
        }

        Store(ref target, a0, a1, a2, a3);
        Store(ref Unsafe.Add(ref target, BlocksPerStep / 2 * NumbersPerBlock), b0, b1, b2, b3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(
        ref Vector256<ulong> c0,
        ref Vector256<ulong> c1,
        ref Vector256<ulong> c2,
        ref Vector256<ulong> c3,
        Vector256<ulong> key0,
        Vector256<ulong> key1)
    {
        var product0 = Avx2.Multiply(c0.AsUInt32(), Vector256.Create(Philox.Factor0));
        var product1 = Avx2.Multiply(c2.AsUInt32(), Vector256.Create(Philox.Factor1));
        c0 = (product1 >> 32) ^ c1 ^ key0;
        c1 = product1;
        c2 = (product0 >> 32) ^ c3 ^ key1;
        c3 = product0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref uint target, Vector256<ulong> c0, Vector256<ulong> c1, Vector256<ulong> c2, Vector256<ulong> c3)
    {
        var lower = Vector256.Create((ulong)uint.MaxValue);
        var first = (c0 & lower) | (c1 << 32);
        var second = (c2 & lower) | (c3 << 32);
        Avx2.UnpackLow(first, second).AsUInt32().StoreUnsafe(ref target);
        Avx2.UnpackHigh(first, second).AsUInt32().StoreUnsafe(ref Unsafe.Add(ref target, Vector256<uint>.Count));
    }
}
