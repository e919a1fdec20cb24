namespace StaticCnn;

/// <summary>The inverse of the normal distribution, from IEEE operations only, so that it has the same bits on every machine.</summary>
internal static class NormalDistribution
{
    // Algorithm AS 241, PPND16: Wichura, "The percentage points of the normal distribution", Applied Statistics 37 (1988), pp. 477-484.
    // Highest power first.
    private static readonly double[] CentreNumerator =
    [
        2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4,
        1.3731693765509461125e4, 1.9715909503065514427e3, 1.3314166789178437745e2, 3.3871328727963666080e0,
    ];

    private static readonly double[] CentreDenominator =
    [
        5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4, 2.1213794301586595867e4,
        5.3941960214247511077e3, 6.8718700749205790830e2, 4.2313330701600911252e1, 1,
    ];

    private static readonly double[] MiddleNumerator =
    [
        7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e0,
        3.64784832476320460504e0, 5.76949722146069140550e0, 4.63033784615654529590e0, 1.42343711074968357734e0,
    ];

    private static readonly double[] MiddleDenominator =
    [
        1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
        6.89767334985100004550e-1, 1.67638483018380384940e0, 2.05319162663775882187e0, 1,
    ];

    private static readonly double[] FarNumerator =
    [
        2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
        2.96560571828504891230e-1, 1.78482653991729133580e0, 5.46378491116411436990e0, 6.65790464350110377720e0,
    ];

    private static readonly double[] FarDenominator =
    [
        2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
        1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1,
    ];

    /// <summary>The x that a standard normal number is below with the given probability, in (0, 1); relative error about 1e-15.</summary>
    public static double Quantile(double probability)
    {
        var q = probability - 0.5;
        if (Math.Abs(q) <= 0.425) return q * Ratio(CentreNumerator, CentreDenominator, 0.180625 - (q * q));
        var r = Math.Sqrt(-Log(q < 0 ? probability : 1 - probability));
        var magnitude = r <= 5 ? Ratio(MiddleNumerator, MiddleDenominator, r - 1.6) : Ratio(FarNumerator, FarDenominator, r - 5);
        return q < 0 ? -magnitude : magnitude;
    }

    /// <summary>The natural logarithm of a positive, normal number; relative error below 1e-15.</summary>
    // The runtime's logarithm is the machine's C library's, whose last bit differs from one to the next.
    internal static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | (1023L << 52));
        if (mantissa > 1.4142135623730951) (mantissa, exponent) = (mantissa / 2, exponent + 1);
        // log m = 2 artanh s = 2 (s + s^3 / 3 + s^5 / 5 + ...) with |s| below 0.172; the first term left out is 2^-60 of the whole.
        var s = (mantissa - 1) / (mantissa + 1);
        var square = s * s;
        var series = 0.0;
        for (var power = 21; power >= 1; power -= 2) series = (series * square) + (1.0 / power);
        return (exponent * 0.6931471805599453) + (2 * s * series);
    }

    private static double Ratio(double[] numerator, double[] denominator, double x) => Horner(numerator, x) / Horner(denominator, x);

    private static double Horner(double[] coefficients, double x)
    {
        var value = 0.0;
        foreach (var coefficient in coefficients) value = (value * x) + coefficient;
        return value;
    }
}
