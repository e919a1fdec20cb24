namespace StaticCnn.Tests.Training;

public class WeightAveragingTests
{
    // More than one slice of parameters, and running averages after them.
    private static readonly Dataset Data = CentredRegression.Data(60);
    private static readonly int[] Samples = [.. Enumerable.Range(0, 20)];

    public static TheoryData<string> Kinds => ["exponential", "equal"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_average_is_that_of_a_plain_computation(string kind)
    {
        using var trainer = Trainer(Create(kind));
        double[] expected = [];
        for (var step = 0; step < 60; step++)
        {
            trainer.TrainStep(Data, [.. Samples.Select(s => (s + (7 * step)) % 60)]);
            double[] p = [.. trainer.Network.Parameters.Storage];
            var share = kind == "equal" ? 1.0 / (step + 1) : 0.1;
            expected = step == 0 ? p : [.. expected.Zip(p, (a, b) => (a * (1 - share)) + (b * share))];
        }

        var average = trainer.AveragedNetwork!.Parameters.Storage.ToArray();
        Assert.Equal(60, trainer.AveragedSteps);
        Assert.True(Distance(average, expected) < 1e-6, $"{Distance(average, expected)}");
        // And no other thing: it is not the last step's.
        Assert.True(Distance(average, [.. trainer.Network.Parameters.Storage]) > 1e-4);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Threads_do_not_change_it(string kind)
    {
        float[]? expected = null;
        foreach (var threads in (int[])[1, 2, 3])
        {
            using var trainer = Trainer(Create(kind), threads);
            trainer.Fit(Data, epochs: 3);
            Assert.Equal(expected ??= trainer.AveragedNetwork!.Parameters.Storage.ToArray(), trainer.AveragedNetwork!.Parameters.Storage.ToArray());
        }
    }

    [Fact]
    public void Clipping_by_norm_averages_too()
    {
        using var clipped = Trainer(WeightAveraging.Equal(0), clipping: GradientClipping.ByNorm(1e6));
        using var plain = Trainer(WeightAveraging.Equal(0));
        clipped.Fit(Data);
        plain.Fit(Data);
        Assert.Equal(plain.AveragedNetwork!.Parameters.Storage.ToArray(), clipped.AveragedNetwork!.Parameters.Storage.ToArray());
    }

    [Fact]
    public void Averaging_does_not_change_the_training()
    {
        using var with = Trainer(WeightAveraging.Exponential(0.9));
        using var without = Trainer(null);
        with.Fit(Data, epochs: 2);
        without.Fit(Data, epochs: 2);
        Assert.Equal(without.Network.Parameters.Storage.ToArray(), with.Network.Parameters.Storage.ToArray());
        Assert.Null(without.AveragedNetwork);
        Assert.Equal(0, without.AveragedSteps);
    }

    [Theory]
    [InlineData(0, 12)]
    [InlineData(0.5, 6)]
    [InlineData(0.75, 3)]
    [InlineData(0.76, 2)]
    public void It_starts_at_its_part_of_the_training(double start, int steps)
    {
        using var trainer = Trainer(WeightAveraging.Equal(start));
        trainer.Fit(Data, epochs: 4);
        Assert.Equal(steps, trainer.AveragedSteps);
    }

    [Fact]
    public void It_starts_at_its_part_of_the_schedule()
    {
        using var trainer = Trainer(WeightAveraging.Equal(0.5));
        trainer.ScheduleEpochs = 4;
        trainer.Fit(Data, epochs: 2);
        Assert.Equal(0, trainer.AveragedSteps);
        trainer.Fit(Data, epochs: 2);
        Assert.Equal(6, trainer.AveragedSteps);
    }

    [Fact]
    public void Before_its_start_it_is_as_the_network_was()
    {
        var network = new SoftmaxRegression();
        network.Parameters.Storage.Fill(0.25f);
        using var trainer = new Trainer<SoftmaxRegression>(network, new SGD(0.1)) { Averaging = WeightAveraging.Equal(0.9) };
        Assert.All(trainer.AveragedNetwork!.Parameters.Storage.ToArray(), p => Assert.Equal(0.25f, p));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_goes_on_in_another_trainer_to_the_same_bits(string kind)
    {
        using var whole = Trainer(Create(kind));
        whole.Fit(Data, epochs: 4);

        using var first = Trainer(Create(kind));
        first.Fit(Data, epochs: 1);
        using var second = new Trainer<CentredRegression>(first.Network, first.Optimizer)
        {
            BatchSize = 20, Averaging = Create(kind), AveragedSteps = first.AveragedSteps, Epoch = first.Epoch,
        };
        first.AveragedNetwork!.Parameters.Storage.CopyTo(second.AveragedNetwork!.Parameters.Storage);
        second.Fit(Data, epochs: 3);
        Assert.Equal(whole.AveragedNetwork!.Parameters.Storage.ToArray(), second.AveragedNetwork!.Parameters.Storage.ToArray());
    }

    [Fact]
    public void A_loss_that_is_no_number_is_not_averaged()
    {
        using var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new SGD(0.1)) { Averaging = WeightAveraging.Exponential(0.5) };
        trainer.Fit(SoftmaxRegression.Data(10));
        var before = trainer.AveragedNetwork!.Parameters.Storage.ToArray();
        trainer.Fit(Dataset.FromLabels(new TensorShape(20), [.. Enumerable.Repeat(float.NaN, 20)], [0], 5));
        Assert.Equal(before, trainer.AveragedNetwork.Parameters.Storage.ToArray());
        Assert.Equal(1, trainer.AveragedSteps);
    }

    [Fact]
    public void The_averaged_network_is_evaluated_as_any_other()
    {
        using var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Adam(0.02)) { BatchSize = 16, Averaging = WeightAveraging.Equal() };
        trainer.Fit(SoftmaxRegression.Data(500), epochs: 20);
        Assert.True(Evaluator.Evaluate(trainer.AveragedNetwork!, SoftmaxRegression.Data(200, 2)).Accuracy > 0.85);
    }

    [Fact]
    public void Wrong_settings_are_refused()
    {
        foreach (var wrong in (double[])[-0.1, 1, double.NaN])
        {
            Assert.Throws<ArgumentOutOfRangeException>("decay", () => WeightAveraging.Exponential(wrong));
            Assert.Throws<ArgumentOutOfRangeException>("start", () => WeightAveraging.Exponential(0.9, wrong));
            Assert.Throws<ArgumentOutOfRangeException>("start", () => WeightAveraging.Equal(wrong));
        }

        using var trainer = Trainer(null);
        var error = Assert.Throws<InvalidOperationException>(() => trainer.AveragedSteps = 1);
        Assert.Contains("averages no weights", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.AveragedSteps = -1);
    }

    private static WeightAveraging Create(string kind) => kind == "equal" ? WeightAveraging.Equal(0) : WeightAveraging.Exponential(0.9);

    private static double Distance(float[] a, double[] b) => a.Zip(b).Max(x => Math.Abs(x.First - x.Second) / Math.Max(1, Math.Abs(x.Second)));

    private static Trainer<CentredRegression> Trainer(WeightAveraging? averaging, int threads = 2, GradientClipping? clipping = null) =>
        new(new CentredRegression(), new SGD(0.01, 0.9) { Clipping = clipping }) { BatchSize = 20, Threads = threads, Averaging = averaging };
}
