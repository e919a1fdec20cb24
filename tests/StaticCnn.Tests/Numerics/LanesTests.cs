using System.Runtime.Intrinsics;
using StaticCnn.Kernels;

namespace StaticCnn.Tests.Numerics;

public class LanesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Sums_follow_the_tree_in_every_width(int seed)
    {
        var random = new Random(seed);
        for (var n = 0; n < 1000; n++)
        {
            var lanes = Enumerable.Range(0, 16).Select(_ => (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 4)))).ToArray();
            AssertAll(Fold(lanes, (a, b) => a + b), lanes, Lanes.Sum, Lanes.Sum, Lanes.Sum);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Maxima_follow_the_tree_in_every_width(int seed)
    {
        float[] special = [0f, -0f, float.NaN, BitConverter.UInt32BitsToSingle(0xFFC12345), float.PositiveInfinity, float.NegativeInfinity, -1f];
        var random = new Random(seed);
        for (var n = 0; n < 2000; n++)
        {
            var chosen = n % 3;
            var lanes = Enumerable.Range(0, 16)
                .Select(_ => chosen == 0 || random.Next(4) == 0 ? special[random.Next(chosen == 1 ? 2 : special.Length)] : -random.NextSingle())
                .ToArray();
            AssertAll(Fold(lanes, (a, b) => float.IsNaN(a) ? a : a > b ? a : b), lanes, Lanes.Max, Lanes.Max, Lanes.Max);
        }
    }

    [Fact]
    public void NaN_in_any_lane_is_the_maximum()
    {
        for (var lane = 0; lane < 16; lane++)
        {
            var lanes = Enumerable.Repeat(float.PositiveInfinity, 16).ToArray();
            lanes[lane] = float.NaN;
            AssertAll(float.NaN, lanes, Lanes.Max, Lanes.Max, Lanes.Max);
        }
    }

    [Fact]
    public void Largest_lane_is_found_anywhere()
    {
        for (var lane = 0; lane < 16; lane++)
        {
            var lanes = Enumerable.Range(0, 16).Select(i => (float)-i).ToArray();
            lanes[lane] = 5;
            AssertAll(5, lanes, Lanes.Max, Lanes.Max, Lanes.Max);
        }
    }

    private static float Fold(float[] lanes, Func<float, float, float> combine)
    {
        var values = lanes.ToArray();
        for (var half = 8; half > 0; half /= 2)
            for (var l = 0; l < half; l++) values[l] = combine(values[l], values[l + half]);
        return values[0];
    }

    private static void AssertAll(
        float expected,
        float[] lanes,
        Func<Vector512<float>, float> of512,
        Func<Vector256<float>, Vector256<float>, float> of256,
        Func<Vector128<float>, Vector128<float>, Vector128<float>, Vector128<float>, float> of128)
    {
        AssertSameBits(expected, of512(Vector512.Create(lanes)));
        AssertSameBits(expected, of256(Vector256.Create(lanes), Vector256.Create(lanes, 8)));
        AssertSameBits(expected, of128(Vector128.Create(lanes), Vector128.Create(lanes, 4), Vector128.Create(lanes, 8), Vector128.Create(lanes, 12)));
    }

    private static void AssertSameBits(float expected, float actual) =>
        Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(actual));
}
