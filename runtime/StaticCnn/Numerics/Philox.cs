using System.Runtime.CompilerServices;

namespace StaticCnn;

/// <summary>
/// The counter-based generator Philox 4x32 with 10 rounds: a block of four random numbers is a function of a counter and a key.
/// Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
/// </summary>
public static class Philox
{
    internal const int Rounds = 10;
    internal const uint Factor0 = 0xD2511F53;
    internal const uint Factor1 = 0xCD9E8D57;
    internal const uint KeyStep0 = 0x9E3779B9;
    internal const uint KeyStep1 = 0xBB67AE85;

    /// <summary>The four random numbers of a counter of four words under a key of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (uint R0, uint R1, uint R2, uint R3) Block(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = (ulong)Factor0 * c0;
            var product1 = (ulong)Factor1 * c2;
            c0 = (uint)(product1 >> 32) ^ c1 ^ k0;
            c1 = (uint)product1;
            c2 = (uint)(product0 >> 32) ^ c3 ^ k1;
            c3 = (uint)product0;
            k0 += KeyStep0;
            k1 += KeyStep1;
        }

        return (c0, c1, c2, c3);
    }

    /// <summary>A random number as a float in [0, 1): its upper 24 bits, as a multiple of 2^-24.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float UniformFloat(uint random) => (random >> 8) * (1f / (1 << 24));
}
