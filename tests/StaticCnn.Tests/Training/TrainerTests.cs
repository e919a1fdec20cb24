namespace StaticCnn.Tests.Training;

public class TrainerTests
{
    private static Trainer<SoftmaxRegression> Trainer(Optimizer? optimizer = null, int batchSize = 16, ulong seed = 42, bool shuffle = true) =>
        new(new SoftmaxRegression(), optimizer ?? new Adam(0.02)) { BatchSize = batchSize, Seed = seed, Threads = 2, Shuffle = shuffle };

    [Fact]
    public void Fit_learns_and_reports_each_epoch()
    {
        using var trainer = Trainer();
        var seen = new List<EpochReport>();
        var history = trainer.Fit(SoftmaxRegression.Data(500), SoftmaxRegression.Data(200, 2), epochs: 30, seen.Add);
        Assert.Equal(StopReason.Epochs, history.StopReason);
        Assert.Equal(Enumerable.Range(0, 30), history.Epochs.Select(e => e.Epoch));
        Assert.Equal(history.Epochs, seen);
        Assert.All(history.Epochs, e => Assert.Equal(500, e.Samples));
        var last = history.Epochs[^1];
        Assert.True(last.TrainingAccuracy > 0.85, $"{last}");
        Assert.True(last.ValidationAccuracy > 0.85, $"{last}");
        Assert.True(last.ValidationLoss < history.Epochs[0].ValidationLoss / 2, $"{last}");
        Assert.True(last.SamplesPerSecond > 0);
        Assert.Equal(30, trainer.Epoch);
    }

    [Fact]
    public void The_last_smaller_batch_is_trained()
    {
        var optimizer = new SGD(0.1);
        using var trainer = Trainer(optimizer, batchSize: 16);
        var history = trainer.Fit(SoftmaxRegression.Data(33));
        Assert.Equal(3, optimizer.StepCount);
        Assert.Equal(33, history.Epochs[0].Samples);
    }

    [Fact]
    public void A_batch_larger_than_the_data_is_one_step()
    {
        var optimizer = new SGD(0.1);
        using var trainer = Trainer(optimizer, batchSize: 1000);
        trainer.Fit(SoftmaxRegression.Data(7));
        Assert.Equal(1, optimizer.StepCount);
    }

    [Fact]
    public void A_step_is_plain_gradient_descent()
    {
        using var trainer = Trainer(new SGD(0.5), batchSize: 40);
        var data = SoftmaxRegression.Data(40);
        var result = trainer.TrainStep(data, [.. Enumerable.Range(0, 40)]);
        // All outputs are 1/5 at first; class 0 is the first of equal ones.
        Assert.Equal(Math.Log(5), result.Loss, 1e-6);
        Assert.Equal(data.Labels.ToArray().Count(l => l == 0), result.Correct);
        Assert.Equal(40, result.Samples);
        for (var c = 0; c < 5; c++)
        {
            for (var k = 0; k < 20; k++)
            {
                var gradient = Enumerable.Range(0, 40).Sum(i => (0.2 - (data.Label(i) == c ? 1 : 0)) * data.Sample(i)[k]) / 40;
                Assert.Equal(-0.5 * gradient, trainer.Network.Parameters.Storage[(c * 20) + k], 1e-7);
            }
        }
    }

    [Fact]
    public void Batch_sizes_may_differ_from_step_to_step()
    {
        using var trainer = new Trainer<CentredRegression>(new CentredRegression(), new SGD(0.01)) { BatchSize = 20, Threads = 2 };
        var data = CentredRegression.Data(20);
        int[] all = [.. Enumerable.Range(0, 20)];
        foreach (var size in (int[])[20, 1, 7, 20, 2]) Assert.Equal(size, trainer.TrainStep(data, all.AsSpan(0, size)).Samples);
    }

    [Fact]
    public void Shuffling_depends_on_seed_and_epoch_only()
    {
        var data = SoftmaxRegression.Data(60);
        float[] Weights(ulong seed, bool shuffle)
        {
            using var trainer = Trainer(seed: seed, shuffle: shuffle);
            trainer.Fit(data, epochs: 2);
            return trainer.Network.Parameters.Storage.ToArray();
        }

        Assert.Equal(Weights(1, true), Weights(1, true));
        Assert.NotEqual(Weights(1, true), Weights(2, true));
        Assert.NotEqual(Weights(1, true), Weights(1, false));
        Assert.Equal(Weights(1, false), Weights(2, false));
    }

    [Fact]
    public void Two_fits_of_one_epoch_are_one_fit_of_two()
    {
        var data = SoftmaxRegression.Data(60);
        using var once = Trainer();
        once.Fit(data, epochs: 2);
        using var twice = Trainer();
        twice.Fit(data);
        Assert.Equal(1, twice.Fit(data).Epochs[0].Epoch);
        Assert.Equal(once.Network.Parameters.Storage.ToArray(), twice.Network.Parameters.Storage.ToArray());
    }

    [Fact]
    public void Training_goes_on_in_another_trainer_to_the_same_bits()
    {
        var data = SoftmaxRegression.Data(60);
        using var whole = Trainer();
        whole.Fit(data, epochs: 4);
        using var first = Trainer();
        first.Fit(data, epochs: 2);
        using var second = new Trainer<SoftmaxRegression>(first.Network, first.Optimizer) { BatchSize = 16, Seed = 42, Epoch = first.Epoch };
        second.Fit(data, epochs: 2);
        Assert.Equal(whole.Network.Parameters.Storage.ToArray(), second.Network.Parameters.Storage.ToArray());
    }

    [Fact]
    public void Labels_become_targets_for_a_squared_error()
    {
        var data = CentredRegression.Data(30);
        var inputs = Enumerable.Range(0, 30).SelectMany(i => data.Sample(i).ToArray()).ToArray();
        int[] labels = [.. Enumerable.Range(0, 30).Select(i => i % 3)];
        var oneHot = labels.SelectMany(l => Enumerable.Range(0, 3).Select(c => c == l ? 1f : 0f)).ToArray();
        using var byLabels = new Trainer<CentredRegression>(new CentredRegression(), new SGD(0.01));
        using var byTargets = new Trainer<CentredRegression>(new CentredRegression(), new SGD(0.01));
        var report = byLabels.Fit(Dataset.FromLabels(data.SampleShape, inputs, labels, 3), epochs: 2).Epochs[1];
        byTargets.Fit(Dataset.FromTargets(data.SampleShape, inputs, new TensorShape(3), oneHot), epochs: 2);
        Assert.Equal(byTargets.Network.Parameters.Storage.ToArray(), byLabels.Network.Parameters.Storage.ToArray());
        Assert.NotNull(report.TrainingAccuracy);
    }

    [Fact]
    public void An_exception_in_a_step_reaches_the_caller_and_changes_nothing()
    {
        using var trainer = Trainer();
        var data = SoftmaxRegression.Data(16);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.TrainStep(data, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 99]));
        Assert.All(trainer.Network.Parameters.Storage.ToArray(), p => Assert.Equal(0, p));
        Assert.Equal(0, trainer.Optimizer.StepCount);
        trainer.TrainStep(data, [0, 1, 2]);
        Assert.Equal(1, trainer.Optimizer.StepCount);
    }
}
