namespace StaticCnn.Tests.Numerics;

public class RandomPermutationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(17)]
    [InlineData(1000)]
    [InlineData(60_000)]
    public void Every_number_occurs_once(int count) => Assert.Equal(Enumerable.Range(0, count), Permutation(count, 1, 0).Order());

    [Fact]
    public void Seed_and_epoch_decide_alone()
    {
        Assert.Equal(Permutation(100, 1, 2), Permutation(100, 1, 2));
        Assert.NotEqual(Permutation(100, 1, 2), Permutation(100, 1, 3));
        Assert.NotEqual(Permutation(100, 1, 2), Permutation(100, 2, 2));
    }

    [Fact]
    public void What_the_span_held_before_is_of_no_effect()
    {
        int[] order = [4, 4, 4, 4, 4];
        RandomPermutation.Fill(order, 3, 4);
        Assert.Equal(Permutation(5, 3, 4), order);
    }

    [Theory]
    [InlineData(4, 24)]
    [InlineData(5, 120)]
    public void All_orders_are_equally_likely(int count, int orders)
    {
        const int Draws = 48_000;
        var counts = new Dictionary<string, int>();
        for (var epoch = 0; epoch < Draws; epoch++)
        {
            var key = string.Join(',', Permutation(count, 9, epoch));
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        Assert.Equal(orders, counts.Count);
        var expected = (double)Draws / orders;
        var chiSquare = counts.Values.Sum(n => (n - expected) * (n - expected) / expected);
        // Mean orders - 1, deviation sqrt(2 (orders - 1)); five deviations.
        Assert.InRange(chiSquare, 0, orders - 1 + (5 * Math.Sqrt(2.0 * (orders - 1))));
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var order = new int[1000];
        RandomPermutation.Fill(order, 1, 0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var epoch = 0; epoch < 10; epoch++) RandomPermutation.Fill(order, 1, epoch);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static int[] Permutation(int count, ulong seed, int epoch)
    {
        var order = new int[count];
        RandomPermutation.Fill(order, seed, epoch);
        return order;
    }
}
