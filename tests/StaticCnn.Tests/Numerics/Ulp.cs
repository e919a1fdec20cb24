namespace StaticCnn.Tests.Numerics;

/// <summary>Errors in units in the last place of a float.</summary>
internal static class Ulp
{
    private const double TwoTo128 = 340282366920938463463374607431768211456.0;

    /// <summary>
    /// The distance of a float from an exact value, in the spacing of floats there; infinity counts as 2^128, the number after the
    /// largest. Not a number where only one of the two is NaN.
    /// </summary>
    public static double Error(float result, double exact)
    {
        if (double.IsNaN(exact)) return float.IsNaN(result) ? 0 : double.NaN;
        if (Math.Abs(exact) >= TwoTo128)
            return float.IsInfinity(result) && float.IsNegative(result) == double.IsNegative(exact) ? 0 : double.PositiveInfinity;
        double value = float.IsInfinity(result) ? Math.CopySign(TwoTo128, result) : result;
        var exponent = exact == 0 ? -126 : Math.Max(Math.ILogB(exact), -126);
        return Math.Abs(value - exact) / Math.ScaleB(1, exponent - 23);
    }
}
