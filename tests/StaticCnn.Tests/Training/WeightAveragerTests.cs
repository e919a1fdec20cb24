namespace StaticCnn.Tests.Training;

[Collection("Vector width")]
public class WeightAveragerTests
{
    [Fact]
    public void Every_width_and_slicing_gives_the_same_bits()
    {
        var expected = Average(512, CentredRegression.Definition.StorageLength);
        foreach (var width in (int[])[512, 256, 128])
        {
            foreach (var slice in (int[])[1, 37, 64, 2048]) Assert.Equal(expected, Average(width, slice));
        }
    }

    private static float[] Average(int width, int slice)
    {
        VectorWidth.Cap = width;
        try
        {
            var average = new NetworkParameters(CentredRegression.Definition);
            var averager = new WeightAverager(WeightAveraging.Exponential(0.7), average);
            var p = new float[average.Storage.Length];
            for (var step = 0; step < 5; step++)
            {
                for (var i = 0; i < p.Length; i++) p[i] = MathF.Sin(i + (0.3f * step));
                averager.BeginStep();
                for (var start = 0; start < p.Length; start += slice) averager.Update(p, start, Math.Min(start + slice, p.Length));
            }

            return average.Storage.ToArray();
        }
        finally
        {
            VectorWidth.Cap = 512;
        }
    }
}
