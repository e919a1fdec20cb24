namespace StaticCnn.Numerics.Tests.PyTorch;

/// <summary>What record.py stores of a tensor: all elements of a small one, else elements at stated indices, with norm and sum.</summary>
internal sealed record TensorDigest(int Count, double Norm, double Sum, double[] Samples)
{
    /// <summary>
    /// The distance of a tensor from what was recorded, relative to the recorded norm: the largest of the differences of the
    /// norm, of the sum (a sum of n elements may be sqrt(n) norms), and of the samples (k of n elements have sqrt(k / n) of the norm).
    /// NaN wherever a NaN is.
    /// </summary>
    public double Distance(double[] values)
    {
        Assert.Equal(Count, values.Length);
        var salt = DeterministicData.Salt("samples");
        var difference = 0.0;
        for (var j = 0; j < Samples.Length; j++)
        {
            var index = Samples.Length == Count ? j : (int)(DeterministicData.Mix(j, salt) % (uint)Count);
            difference += (values[index] - Samples[j]) * (values[index] - Samples[j]);
        }

        // A tensor that is zero but for rounding is compared on the scale of 1.
        var scale = Norm > 1e-12 ? Norm : 1;
        var bySamples = Math.Sqrt(difference / Samples.Length * Count) / scale;
        var byNorm = Math.Abs(Math.Sqrt(values.Sum(v => v * v)) - Norm) / scale;
        var bySum = Math.Abs(values.Sum() - Sum) / (scale * Math.Sqrt(Count));
        return Math.Max(bySamples, Math.Max(byNorm, bySum));
    }
}
