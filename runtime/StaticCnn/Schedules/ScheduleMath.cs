using System.Runtime.CompilerServices;

namespace StaticCnn;

/// <summary>What schedules compute with, from IEEE operations only: the runtime's cosine and power differ from one machine to the next.</summary>
internal static class ScheduleMath
{
    /// <summary>From <paramref name="start"/> to <paramref name="end"/> as t goes from 0 to 1.</summary>
    public static double Anneal(Annealing annealing, double start, double end, double t) => annealing == Annealing.Linear
        ? start + ((end - start) * t)
        : end + ((start - end) * ((1 + CosineOfPi(t)) / 2));

    /// <summary>The cosine of pi t for t in [0, 1]; error below 1e-15.</summary>
    public static double CosineOfPi(double t) => t switch
    {
        <= 0.25 => Cosine(Math.PI * t),
        <= 0.75 => Sine(Math.PI * (0.5 - t)),
        _ => -Cosine(Math.PI * (1 - t)),
    };

    /// <summary>value^exponent by squaring.</summary>
    public static double Power(double value, long exponent)
    {
        double result = 1;
        for (; exponent > 0; exponent >>= 1, value *= value)
        {
            if ((exponent & 1) != 0) result *= value;
        }

        return result;
    }

    /// <summary>The value, if it is a finite number of at least zero.</summary>
    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} is a finite number of at least 0.");

    // Taylor's series; at pi / 4 the first term left out is below 2^-58.
    private static double Cosine(double x)
    {
        var square = x * x;
        var series = 1.0;
        for (var n = 16; n >= 2; n -= 2) series = 1 - (series * square / (n * (n - 1)));
        return series;
    }

    private static double Sine(double x)
    {
        var square = x * x;
        var series = 1.0;
        for (var n = 17; n >= 3; n -= 2) series = 1 - (series * square / (n * (n - 1)));
        return x * series;
    }
}
