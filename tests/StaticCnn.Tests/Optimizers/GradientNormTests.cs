namespace StaticCnn.Tests.Optimizers;

[Collection("Vector width")]
public class GradientNormTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(5003)]
    public void Norm_is_right_and_has_the_same_bits_for_every_width(int length)
    {
        var g = Enumerable.Range(0, length).Select(i => MathF.Cos(i * 0.7f) * (1 + (i % 13))).ToArray();
        var expected = Math.Sqrt(g.Sum(x => (double)x * x));
        var norms = new List<double>();
        foreach (var width in (int[])[512, 256, 128])
        {
            VectorWidth.Cap = width;
            norms.Add(GradientNorm.FromChunks([.. Enumerable.Range(0, GradientNorm.ChunkCount(length)).Select(c => GradientNorm.SumOfSquares(g, c))]));
        }

        VectorWidth.Cap = 512;
        Assert.Equal(norms[0], norms[1]);
        Assert.Equal(norms[0], norms[2]);
        Assert.InRange(norms[0] / expected, 1 - 1e-6, 1 + 1e-6);
    }
}
