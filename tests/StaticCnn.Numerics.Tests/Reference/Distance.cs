namespace StaticCnn.Numerics.Tests;

/// <summary>Norm-wise comparison, tensor by tensor.</summary>
internal static class Distance
{
    /// <summary>Fails unless the two have the same tensors, each as near as the tolerance, relative to the expected norm.</summary>
    public static void Check(IReadOnlyDictionary<string, double[]> expected, IReadOnlyDictionary<string, double[]> actual, double tolerance)
    {
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, values) in expected) Check(name, values, actual[name], tolerance);
    }

    /// <summary>Fails unless the distance of the values is within the tolerance, relative to the expected norm. A NaN fails.</summary>
    public static void Check(string what, double[] expected, double[] actual, double tolerance)
    {
        var distance = Of(expected, actual);
        Assert.True(distance <= tolerance, $"{what} is off by {distance:E2} of its norm {Norm(expected):E2}; allowed are {tolerance:E0}.");
    }

    /// <summary>The distance of the values, relative to the expected norm.</summary>
    public static double Of(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var norm = Norm(expected);

        // A tensor that is zero but for rounding is compared on the scale of 1.
        return Norm(expected.Zip(actual, (e, a) => e - a)) / (norm > 1e-9 ? norm : 1);
    }

    private static double Norm(IEnumerable<double> values) => Math.Sqrt(values.Sum(v => v * v));
}
