namespace StaticCnn.Tests.Data;

public class DatasetTests
{
    private static readonly TensorShape Pair = new(2);
    private static readonly float[] Inputs = [0, 1, 2, 3, 4, 5, 6, 7];

    [Fact]
    public void Holds_samples_with_labels()
    {
        var data = Dataset.FromLabels(Pair, Inputs, [3, 0, 2, 1], 4);
        Assert.Equal(4, data.Count);
        Assert.Equal(Pair, data.SampleShape);
        Assert.True(data.HasLabels);
        Assert.Equal(4, data.Classes);
        Assert.Equal([4, 5], data.Sample(2).ToArray());
        Assert.Equal(2, data.Label(2));
        Assert.Equal([3, 0, 2, 1], data.Labels.ToArray());
        Assert.Throws<InvalidOperationException>(() => data.Target(0).Length);
    }

    [Fact]
    public void Holds_samples_with_targets()
    {
        var data = Dataset.FromTargets(new TensorShape(2, 2), Inputs, new TensorShape(3), [0, 1, 2, 3, 4, 5]);
        Assert.Equal(2, data.Count);
        Assert.False(data.HasLabels);
        Assert.Equal(0, data.Classes);
        Assert.True(data.Labels.IsEmpty);
        Assert.Equal(new TensorShape(3), data.TargetShape);
        Assert.Equal([3, 4, 5], data.Target(1).ToArray());
        Assert.Throws<InvalidOperationException>(() => data.Label(0));
    }

    [Fact]
    public void Slices_share_memory_and_nest()
    {
        var labelled = Dataset.FromLabels(Pair, (float[])Inputs.Clone(), [3, 0, 2, 1], 4);
        var part = labelled.Slice(1, 3).Slice(1, 2);
        Assert.Equal(2, part.Count);
        Assert.Equal([2, 1], part.Labels.ToArray());
        Assert.Equal(1, part.Label(1));
        Assert.Equal(4, part.Classes);
        Assert.True(part.Sample(0) == labelled.Sample(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => part.Sample(2).Length);

        var withTargets = Dataset.FromTargets(Pair, Inputs, new TensorShape(1), [10, 11, 12, 13]);
        Assert.Equal([12], withTargets.Slice(2, 2).Target(0).ToArray());
        Assert.Equal([11], withTargets.Take(2).Target(1).ToArray());
    }

    [Fact]
    public void Labels_stay_within_the_classes_when_the_array_is_changed_later()
    {
        int[] labels = [0, 1, 0, 1];
        var data = Dataset.FromLabels(Pair, Inputs, labels, 2);
        labels[0] = 99;
        Assert.Equal(0, data.Label(0));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void Refuses_a_label_outside_the_classes(int label)
    {
        var e = Assert.Throws<ArgumentException>(() => Dataset.FromLabels(Pair, Inputs, [0, 1, label, 3], 4));
        Assert.Contains($"Label 2 is {label}", e.Message, StringComparison.Ordinal);
        Assert.Equal("labels", e.ParamName);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    [InlineData(int.MaxValue)]
    public void Refuses_a_sample_that_is_not_there(int i)
    {
        var labelled = Dataset.FromLabels(Pair, Inputs, [0, 0, 0, 0], 1);
        var withTargets = Dataset.FromTargets(Pair, Inputs, Pair, Inputs);
        Assert.Throws<ArgumentOutOfRangeException>(() => labelled.Sample(i).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => labelled.Label(i));
        Assert.Throws<ArgumentOutOfRangeException>(() => withTargets.Target(i).Length);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(4, 1)]
    [InlineData(0, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 5)]
    [InlineData(3, 2)]
    [InlineData(1, int.MaxValue)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void Refuses_a_part_that_is_not_there(int start, int count) => Assert.Throws<ArgumentOutOfRangeException>(
        () => Dataset.FromLabels(Pair, Inputs, [0, 0, 0, 0], 1).Slice(start, count));

    [Fact]
    public void Refuses_wrong_arguments()
    {
        Assert.Throws<ArgumentNullException>(() => Dataset.FromLabels(Pair, null!, [0], 1));
        Assert.Throws<ArgumentNullException>(() => Dataset.FromLabels(Pair, Inputs, null!, 1));
        Assert.Throws<ArgumentNullException>(() => Dataset.FromTargets(Pair, Inputs, Pair, null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.FromLabels(Pair, Inputs, [0, 0, 0, 0], 0));
        Refused("inputs", () => Dataset.FromLabels(Pair, [], [], 1));
        Refused("inputs", () => Dataset.FromLabels(new TensorShape(3), Inputs, [0, 0], 1));
        Refused("labels", () => Dataset.FromLabels(Pair, Inputs, [0, 0, 0], 1));
        Refused("labels", () => Dataset.FromLabels(Pair, Inputs, [0, 0, 0, 0, 0], 1));
        Refused("sampleShape", () => Dataset.FromLabels(default, Inputs, [0], 1));
        Refused("targetShape", () => Dataset.FromTargets(Pair, Inputs, default, Inputs));
        Refused("targets", () => Dataset.FromTargets(Pair, Inputs, Pair, Inputs[..7]));
        Refused("targets", () => Dataset.FromTargets(Pair, Inputs, new TensorShape(1 << 30), Inputs));

        static void Refused(string parameter, Action create) => Assert.Equal(parameter, Assert.Throws<ArgumentException>(create).ParamName);
    }
}
