namespace StaticCnn;

/// <summary>
/// Samples in memory, all of one shape, each with a class label or with a target. There is at least one sample. Parts of a data set
/// share its memory, and the inputs and targets are those that were given, not copies.
/// </summary>
public sealed class Dataset
{
    private readonly float[] inputs;
    private readonly int[] labels;
    private readonly float[] targets;
    private readonly int first;

    private Dataset(
        TensorShape sampleShape, float[] inputs, int[] labels, int classes, TensorShape targetShape, float[] targets, int first, int count)
    {
        SampleShape = sampleShape;
        this.inputs = inputs;
        this.labels = labels;
        Classes = classes;
        TargetShape = targetShape;
        this.targets = targets;
        this.first = first;
        Count = count;
    }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    /// <summary>The shape of a sample.</summary>
    public TensorShape SampleShape { get; }

    /// <summary>Whether samples have labels; else they have targets.</summary>
    public bool HasLabels => Classes > 0;

    /// <summary>The number of classes; 0 where samples have targets.</summary>
    public int Classes { get; }

    /// <summary>The shape of a target; rank 0 where samples have labels.</summary>
    public TensorShape TargetShape { get; }

    /// <summary>The labels of all samples; empty where samples have targets.</summary>
    public ReadOnlySpan<int> Labels => HasLabels ? labels.AsSpan(first, Count) : [];

    /// <summary>Samples with class labels.</summary>
    /// <param name="sampleShape">The shape of a sample.</param>
    /// <param name="inputs">The samples one after the other; shared, not copied.</param>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, there is no sample, or a label is outside the classes.</exception>
    public static Dataset FromLabels(TensorShape sampleShape, float[] inputs, int[] labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        var count = CountSamples(sampleShape, inputs);
        if (labels.Length != count)
            throw new ArgumentException($"There are {labels.Length} labels for {count} samples; give one per sample.", nameof(labels));
        var wrong = Array.FindIndex(labels, label => (uint)label >= (uint)classes);
        if (wrong >= 0)
            throw new ArgumentException(
                $"Label {wrong} is {labels[wrong]}, outside the {classes} classes 0 to {classes - 1}.", nameof(labels));

        // A copy, so that the labels stay within the classes: a loss takes them as indices.
        return new Dataset(sampleShape, inputs, [.. labels], classes, default, [], 0, count);
    }

    /// <summary>Samples with targets.</summary>
    /// <param name="sampleShape">The shape of a sample.</param>
    /// <param name="inputs">The samples one after the other; shared, not copied.</param>
    /// <param name="targetShape">The shape of a target.</param>
    /// <param name="targets">The targets one after the other; shared, not copied.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or there is no sample.</exception>
    public static Dataset FromTargets(TensorShape sampleShape, float[] inputs, TensorShape targetShape, float[] targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        var count = CountSamples(sampleShape, inputs);
        if (targetShape.Count == 0)
            throw new ArgumentException("The shape of a target has no dimensions; give at least one.", nameof(targetShape));
        if (targets.Length != (long)count * targetShape.Count)
            throw new ArgumentException(
                $"There are {targets.Length} target values; {count} targets of shape {targetShape} have "
                + $"{(long)count * targetShape.Count}.", nameof(targets));
        return new Dataset(sampleShape, inputs, [], 0, targetShape, targets, 0, count);
    }

    /// <summary>The values of a sample.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no sample of that number.</exception>
    public ReadOnlySpan<float> Sample(int i) => inputs.AsSpan(Index(i) * SampleShape.Count, SampleShape.Count);

    /// <summary>The class of a sample.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no sample of that number.</exception>
    /// <exception cref="InvalidOperationException">Samples have targets.</exception>
    public int Label(int i) => HasLabels
        ? labels[Index(i)]
        : throw new InvalidOperationException("The samples have targets, no labels.");

    /// <summary>The target of a sample.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no sample of that number.</exception>
    /// <exception cref="InvalidOperationException">Samples have labels.</exception>
    public ReadOnlySpan<float> Target(int i) => !HasLabels
        ? targets.AsSpan(Index(i) * TargetShape.Count, TargetShape.Count)
        : throw new InvalidOperationException("The samples have labels, no targets.");

    /// <summary>The first samples.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1 or above <see cref="Count"/>.</exception>
    public Dataset Take(int count) => Slice(0, count);

    /// <summary>Consecutive samples.</summary>
    /// <param name="start">The first of them.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">They are none, or not all there.</exception>
    public Dataset Slice(int start, int count)
    {
        if ((uint)start >= (uint)Count)
            throw new ArgumentOutOfRangeException(nameof(start), start, $"A part of {Count} samples starts at 0 to {Count - 1}.");
        if (count < 1 || count > Count - start)
            throw new ArgumentOutOfRangeException(nameof(count), count,
                $"From sample {start} on there are 1 to {Count - start} samples to take.");
        return new Dataset(SampleShape, inputs, labels, Classes, TargetShape, targets, first + start, count);
    }

    private static int CountSamples(TensorShape sampleShape, float[] inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (sampleShape.Count == 0)
            throw new ArgumentException("The shape of a sample has no dimensions; give at least one.", nameof(sampleShape));
        if (inputs.Length == 0) throw new ArgumentException("There are no samples; give at least one.", nameof(inputs));
        if (inputs.Length % sampleShape.Count != 0)
            throw new ArgumentException(
                $"{inputs.Length} input values are no whole number of samples of shape {sampleShape}, which have "
                + $"{sampleShape.Count} each.", nameof(inputs));
        return inputs.Length / sampleShape.Count;
    }

    private int Index(int i) => (uint)i < (uint)Count
        ? first + i
        : throw new ArgumentOutOfRangeException(nameof(i), i, $"The samples are numbered 0 to {Count - 1}.");
}
