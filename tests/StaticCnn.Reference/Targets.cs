namespace StaticCnn.Reference;

/// <summary>What a batch should give: a class per sample, or values of the output's shape, sample after sample.</summary>
public sealed class Targets
{
    private readonly int[] labels;
    private readonly double[] values;

    /// <summary>A class per sample.</summary>
    public Targets(int[] labels) => (this.labels, values) = (labels, []);

    /// <summary>Values, sample after sample.</summary>
    public Targets(double[] values) => (labels, this.values) = ([], values);

    /// <summary>A class per sample.</summary>
    public static implicit operator Targets(int[] labels) => new(labels);

    /// <summary>Values, sample after sample.</summary>
    public static implicit operator Targets(double[] values) => new(values);

    /// <summary>The class per sample; empty where the targets are values.</summary>
    public IReadOnlyList<int> Labels => labels;

    /// <summary>The values, sample after sample; empty where the targets are labels.</summary>
    public IReadOnlyList<double> AllValues => values;

    /// <summary>The class of a sample.</summary>
    /// <exception cref="ArgumentException">There is no label for the sample, or it is none of the classes.</exception>
    public int Label(int sample, int classes) =>
        sample < labels.Length && labels[sample] >= 0 && labels[sample] < classes
            ? labels[sample]
            : throw new ArgumentException($"Sample {sample} has no label from 0 to {classes - 1}; there are {labels.Length} labels.");

    /// <summary>The values of a sample.</summary>
    /// <exception cref="ArgumentException">There are too few values.</exception>
    public ReadOnlySpan<double> Values(int sample, int count) =>
        (sample + 1) * count <= values.Length
            ? values.AsSpan(sample * count, count)
            : throw new ArgumentException($"Sample {sample} needs {count} targets; there are {values.Length} in all.");
}
