using StaticCnn;

namespace TimeSeries;

/// <summary>
/// Synthetic control charts: six kinds of sequences of 60 values, as a monitored process gives them. Source of the formulas: Alcock,
/// Manolopoulos, "Time-series similarity queries employing a feature-based approach", 7th Hellenic Conference on Informatics, 1999.
/// Each value is <c>m + r s</c>, with r uniform in [-3, 3], plus what its class adds.
/// </summary>
internal static class ControlChart
{
    public const int Length = 60;
    public static readonly string[] Classes =
        ["normal", "cyclic", "increasing trend", "decreasing trend", "upward shift", "downward shift"];

    private const double Mean = 30;
    private const double Deviation = 2;

    /// <summary>Charts in turn of every class, brought to mean 0 and about deviation 1 by the process' own mean and deviation.</summary>
    /// <param name="perClass">The charts of each class.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="part">Which of the seed's sets; different sets have nothing in common.</param>
    public static Dataset Create(int perClass, ulong seed, int part)
    {
        var count = perClass * Classes.Length;
        var (inputs, labels) = (new float[count * Length], new int[count]);
        for (var i = 0; i < count; i++)
        {
            labels[i] = i % Classes.Length;
            var random = new RandomStream(seed, RandomPurpose.User, part, i);
            Fill(inputs.AsSpan(i * Length, Length), labels[i], random);
        }

        return Dataset.FromLabels(new TensorShape(1, Length), inputs, labels, Classes.Length);
    }

    private static void Fill(Span<float> chart, int label, RandomStream random)
    {
        // The first numbers of the stream are the chart's own, the others those of its values.
        var amplitude = Uniform(random, 0, 10, 15);
        var period = Uniform(random, 1, 10, 15);
        var gradient = Uniform(random, 2, 0.2, 0.5);
        var shift = Uniform(random, 3, 7.5, 20);
        var shiftTime = Uniform(random, 4, Length / 3.0, 2 * Length / 3.0);
        for (var t = 0; t < Length; t++)
        {
            var noise = Uniform(random, 5 + t, -3, 3) * Deviation;
            var pattern = label switch
            {
                0 => 0,
                1 => amplitude * Math.Sin(2 * Math.PI * t / period),
                2 => gradient * t,
                3 => -gradient * t,
                4 => t >= shiftTime ? shift : 0,
                5 => t >= shiftTime ? -shift : 0,
                _ => throw new ArgumentOutOfRangeException(nameof(label), label, "There are six classes."),
            };
            var value = Mean + noise + pattern;
            chart[t] = (float)((value - Mean) / (3 * Deviation));
        }
    }

    private static double Uniform(RandomStream random, int index, double from, double to) => from + (random.Uniform(index) * (to - from));
}
