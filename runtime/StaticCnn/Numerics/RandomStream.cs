using System.Runtime.CompilerServices;

namespace StaticCnn;

/// <summary>
/// A sequence of random numbers, each a function of the stream and its index alone, so in any order and from any thread the same.
/// A stream has 2^34 numbers of 32 bits.
/// </summary>
public readonly struct RandomStream
{
    private const int PartBits = 24;
    private const long Length = 1L << 34;
    private readonly uint key0;
    private readonly uint key1;
    private readonly uint purposeAndPart;
    private readonly uint a;
    private readonly uint b;

    /// <summary>The stream of a seed and a purpose, told apart further by three numbers.</summary>
    /// <param name="seed">The seed; streams of two seeds are independent.</param>
    /// <param name="purpose">What the numbers are for.</param>
    /// <param name="a">The first number, such as the epoch.</param>
    /// <param name="b">The second number, such as the sample.</param>
    /// <param name="part">The third number, such as the layer: from 0 to 2^24 - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The purpose is none of the enumeration or the part out of range.</exception>
    public RandomStream(ulong seed, RandomPurpose purpose, int a = 0, int b = 0, int part = 0)
    {
        if ((uint)purpose > (uint)RandomPurpose.Augmentation)
            throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "The purpose is none of the enumeration.");
        if ((uint)part >= 1u << PartBits)
            throw new ArgumentOutOfRangeException(nameof(part), part, "The part of a random stream is from 0 to 16777215.");
        (key0, key1) = ((uint)seed, (uint)(seed >> 32));
        purposeAndPart = ((uint)purpose << PartBits) | (uint)part;
        (this.a, this.b) = ((uint)a, (uint)b);
    }

    /// <summary>The four numbers of index 4 * <paramref name="block"/> and on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (uint R0, uint R1, uint R2, uint R3) Block(uint block) => Philox.Block(block, purposeAndPart, a, b, key0, key1);

    /// <summary>The number at an index, uniform over 32 bits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative or at least 2^34.</exception>
    public uint Bits(long index)
    {
        if ((ulong)index >= (ulong)Length)
            throw new ArgumentOutOfRangeException(nameof(index), index, "The index in a random stream is from 0 to 2^34 - 1.");
        var (r0, r1, r2, r3) = Block((uint)(index >> 2));
        return (index & 3) switch { 0 => r0, 1 => r1, 2 => r2, _ => r3 };
    }

    /// <summary>Fills a span with the numbers from an index on, faster than one by one.</summary>
    /// <param name="index">The first index, a multiple of 4.</param>
    /// <param name="destination">Receives the numbers; its length is a multiple of 4.</param>
    /// <exception cref="ArgumentException">The index or the length is no multiple of 4, or they pass the stream.</exception>
    public void Fill(long index, Span<uint> destination)
    {
        if (index < 0 || ((index | (uint)destination.Length) & 3) != 0 || index > Length - destination.Length)
        {
            throw new ArgumentException(
                $"A random stream fills a multiple of 4 numbers from a multiple of 4 on, within 2^34, not {destination.Length} from {index}.");
        }

        PhiloxVectors.Fill(destination, (uint)(index >> 2), purposeAndPart, a, b, key0, key1);
    }

    /// <summary>The number at an index, uniform in [0, 1), a multiple of 2^-24.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative or at least 2^34.</exception>
    public float Uniform(long index) => Philox.UniformFloat(Bits(index));

    /// <summary>The number at an index, of the normal distribution with mean 0 and deviation 1; within +-6.34.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative or at least 2^34.</exception>
    public double Normal(long index) => NormalDistribution.Quantile((Bits(index) + 0.5) * (1.0 / (1L << 32)));
}
