namespace StaticCnn.Tests.Training;

/// <summary>What a trainer does with a schedule.</summary>
public class ScheduledTrainingTests
{
    // Seven steps an epoch, the last of 4 samples.
    private static readonly Dataset Data = SoftmaxRegression.Data(100);

    [Fact]
    public void Each_step_takes_the_rate_of_its_place()
    {
        using var scheduled = Trainer(new SGD(0.5), new CosineSchedule());
        scheduled.Fit(Data, epochs: 3);

        using var byHand = Trainer(new SGD(0.5), null);
        var schedule = new CosineSchedule();
        for (var step = 0; step < 21; step++)
        {
            byHand.Optimizer.LearningRate = 0.5 * schedule.Factor(step, 21);
            var first = step % 7 * 16;
            byHand.TrainStep(Data, [.. Enumerable.Range(first, Math.Min(16, 100 - first))]);
        }

        Assert.Equal(byHand.Network.Parameters.Storage.ToArray(), scheduled.Network.Parameters.Storage.ToArray());
        Assert.Equal(0.5, scheduled.Optimizer.LearningRate);
    }

    [Theory]
    [InlineData("SGD")]
    [InlineData("Nesterov")]
    [InlineData("Adagrad")]
    [InlineData("RMSprop")]
    [InlineData("Adam")]
    [InlineData("AdamW")]
    public void Every_optimizer_takes_the_factor(string kind)
    {
        float[] Train(double factor, double rateFactor)
        {
            var optimizer = Optimizers.OptimizerTests.Create(kind);
            optimizer.LearningRate *= rateFactor;
            using var trainer = Trainer(optimizer, new OneFactor(factor));
            trainer.Fit(Data);
            return trainer.Network.Parameters.Storage.ToArray();
        }

        Assert.Equal(Train(1, 0.25), Train(0.25, 1));
        Assert.NotEqual(Train(1, 1), Train(0.25, 1));
    }

    [Fact]
    public void Reports_tell_the_rate_of_the_last_step()
    {
        using var trainer = Trainer(new SGD(0.5), new LinearSchedule());
        Assert.Equal([0.5 * 8 / 14, 0.5 * 1 / 14], trainer.Fit(Data, epochs: 2).Epochs.Select(e => e.LearningRate), (a, b) => Math.Abs(a - b) < 1e-15);
        trainer.Schedule = null;
        Assert.Equal(0.5, trainer.Fit(Data).Epochs[0].LearningRate);
    }

    [Fact]
    public void Each_fit_goes_through_the_schedule_once()
    {
        using var trainer = Trainer(new SGD(0.5), new LinearSchedule());
        var first = trainer.Fit(Data, epochs: 2).Epochs.Select(e => e.LearningRate);
        Assert.Equal(first, trainer.Fit(Data, epochs: 2).Epochs.Select(e => e.LearningRate));
    }

    [Fact]
    public void A_schedule_over_all_epochs_goes_on_in_another_trainer_to_the_same_bits()
    {
        using var whole = Trainer(new Adam(0.05), new OneCycleSchedule());
        whole.Fit(Data, epochs: 4);

        using var first = Trainer(new Adam(0.05), new OneCycleSchedule());
        first.ScheduleEpochs = 4;
        first.Fit(Data, epochs: 1);
        first.Fit(Data, epochs: 2);
        using var second = new Trainer<SoftmaxRegression>(first.Network, first.Optimizer)
        {
            BatchSize = 16, Shuffle = false, Schedule = new OneCycleSchedule(), ScheduleEpochs = 4, Epoch = first.Epoch,
        };
        second.Fit(Data);
        Assert.Equal(whole.Network.Parameters.Storage.ToArray(), second.Network.Parameters.Storage.ToArray());
    }

    [Fact]
    public void An_epoch_that_was_cancelled_is_gone_through_again()
    {
        using var source = new CancellationTokenSource();
        var seen = new Recording(step => { if (step == 9) source.Cancel(); });
        using var trainer = Trainer(new SGD(0.1), seen);
        trainer.ScheduleEpochs = 2;
        trainer.Fit(Data, epochs: 2, cancellationToken: source.Token);
        trainer.Fit(Data, epochs: 1);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 7, 8, 9, 10, 11, 12, 13], seen.Steps);
    }

    [Fact]
    public void More_epochs_than_the_schedule_has_are_refused()
    {
        using var trainer = Trainer(new SGD(0.1), new LinearSchedule());
        trainer.ScheduleEpochs = 3;
        trainer.Fit(Data, epochs: 2);
        var error = Assert.Throws<InvalidOperationException>(() => trainer.Fit(Data, epochs: 2));
        Assert.Equal("ScheduleEpochs is 3; 2 epochs are done, so 2 more would pass its end. Ask for fewer, or raise ScheduleEpochs.", error.Message);
        Assert.Equal(14, trainer.Optimizer.StepCount);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.ScheduleEpochs = 0);
    }

    [Fact]
    public void Steps_per_epoch_count_the_last_smaller_batch()
    {
        using var trainer = Trainer(new SGD(0.1), null);
        Assert.Equal([1, 1, 2, 7], ((int[])[1, 16, 17, 100]).Select(n => trainer.StepsPerEpoch(SoftmaxRegression.Data(n))));
    }

    private static Trainer<SoftmaxRegression> Trainer(Optimizer optimizer, LearningRateSchedule? schedule) =>
        new(new SoftmaxRegression(), optimizer) { BatchSize = 16, Threads = 2, Shuffle = false, Schedule = schedule };

    private sealed class OneFactor(double factor) : LearningRateSchedule
    {
        protected override double FactorAt(long stepNumber, long totalSteps) => factor;
    }

    private sealed class Recording(Action<long> onStep) : LearningRateSchedule
    {
        public List<long> Steps { get; } = [];

        protected override double FactorAt(long stepNumber, long totalSteps)
        {
            Assert.Equal(14, totalSteps);
            Steps.Add(stepNumber);
            onStep(stepNumber);
            return 1;
        }
    }
}
