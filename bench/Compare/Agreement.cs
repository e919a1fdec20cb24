namespace StaticCnn.Bench.Compare;

/// <summary>How far two contenders are apart on the same case.</summary>
internal static class Agreement
{
    /// <summary>
    /// More than this is not rounding in single precision. Rounding alone gives 1e-6 to 1e-5; but among a million pooling windows there is
    /// one whose two largest values change places by it, and its gradient then goes elsewhere: 1e-3 of the norm.
    /// </summary>
    public const double Tolerance = 1e-2;

    // The loss knows no such ties.
    private const double LossWeight = 1e3;

    /// <summary>
    /// The largest relative distance: of the loss, a thousandfold, and of each tensor by the Euclidean norm. A tensor below a hundredth of the whole
    /// counts as a hundredth.
    /// </summary>
    public static double Distance(BenchCase benchCase, CheckResult expected, CheckResult actual)
    {
        if (expected.Values.Length != actual.Values.Length) return double.PositiveInfinity;
        var worst = LossWeight * Math.Abs(expected.Loss - actual.Loss) / Math.Max(1e-6, Math.Abs(expected.Loss));
        var whole = Norm(expected.Values, []);
        var offset = 0;
        foreach (var length in TensorLengths(benchCase))
        {
            var e = expected.Values.AsSpan(offset, length);
            var a = actual.Values.AsSpan(offset, length);
            var distance = Norm(e, a) / Math.Max(Norm(e, []), 0.01 * whole);
            // NaN is the worst of all.
            if (!(distance <= worst)) worst = double.IsNaN(distance) ? double.PositiveInfinity : distance;
            offset += length;
        }

        return worst;
    }

    private static IEnumerable<int> TensorLengths(BenchCase c) => c.Pass == Pass.Train
        ? c.Network.Definition.Tensors.Where(t => t.IsTrainable).Select(t => t.Shape.Count)
        : [c.Batch * c.Network.Definition.OutputShape.Count];

    private static double Norm(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double sum = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var difference = a[i] - (double)(b.IsEmpty ? 0 : b[i]);
            sum += difference * difference;
        }

        return Math.Sqrt(sum);
    }
}
