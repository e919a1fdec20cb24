namespace StaticCnn;

/// <summary>Random orders, each a function of seed and epoch alone.</summary>
public static class RandomPermutation
{
    /// <summary>
    /// Fills a span with the numbers from 0 on, in a random order: Fisher and Yates' shuffle. Allocates nothing.
    /// The bias of a position is below 2^-33.
    /// </summary>
    /// <param name="order">Receives the order; its length is the number of samples.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="epoch">The epoch, each with an order of its own.</param>
    public static void Fill(Span<int> order, ulong seed, int epoch)
    {
        for (var i = 0; i < order.Length; i++) order[i] = i;
        var stream = new RandomStream(seed, RandomPurpose.Permutation, epoch);
        // A block of four numbers of 32 bits gives two of 64, for two positions.
        for (var last = order.Length - 1; last > 0; last -= 2)
        {
            var (r0, r1, r2, r3) = stream.Block((uint)(last >> 1));
            Swap(order, last, r0, r1);
            if (last > 1) Swap(order, last - 1, r2, r3);
        }
    }

    private static void Swap(Span<int> order, int last, uint low, uint high)
    {
        var other = (int)Math.BigMul(((ulong)high << 32) | low, (ulong)last + 1, out _);
        (order[last], order[other]) = (order[other], order[last]);
    }
}
