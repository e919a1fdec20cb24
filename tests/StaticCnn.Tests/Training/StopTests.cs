namespace StaticCnn.Tests.Training;

public class StopTests
{
    private static readonly Dataset Data = SoftmaxRegression.Data(64);

    [Fact]
    public void Stops_when_the_training_loss_converges()
    {
        using var trainer = Trainer(new SGD(0));
        trainer.Patience = 3;
        var history = trainer.Fit(Data, epochs: 100);
        Assert.Equal(StopReason.Converged, history.StopReason);
        // The first epoch improves on nothing; three do not improve on it (the order of samples may change the last bits).
        Assert.InRange(history.Epochs.Count, 4, 8);
    }

    [Fact]
    public void Improvement_below_the_least_counts_as_none()
    {
        using var trainer = Trainer(new SGD(1e-4));
        (trainer.Patience, trainer.MinimumImprovement) = (2, 0.1);
        Assert.Equal(3, trainer.Fit(Data, epochs: 100).Epochs.Count);
    }

    [Fact]
    public void Validation_decides_on_convergence_where_it_is_given()
    {
        using var trainer = Trainer(new SGD(0.5));
        trainer.Patience = 2;
        // Validation with wrong labels: its loss rises while that of training falls.
        var inputs = Enumerable.Range(0, 64).SelectMany(i => Data.Sample(i).ToArray()).ToArray();
        var wrong = Dataset.FromLabels(Data.SampleShape, inputs, [.. Data.Labels.ToArray().Select(l => (l + 1) % 5)], 5);
        var history = trainer.Fit(Data, wrong, epochs: 50);
        Assert.Equal(StopReason.Converged, history.StopReason);
        Assert.Equal(3, history.Epochs.Count);
        Assert.True(history.Epochs[2].TrainingLoss < history.Epochs[0].TrainingLoss);
    }

    [Fact]
    public void Stops_after_the_step_that_reaches_the_time_limit()
    {
        using var trainer = Trainer(new SGD(0.1));
        trainer.TimeLimit = TimeSpan.Zero;
        var history = trainer.Fit(Data, epochs: 100);
        Assert.Equal(StopReason.TimeLimit, history.StopReason);
        Assert.Equal(1, trainer.Optimizer.StepCount);
        Assert.Equal(16, Assert.Single(history.Epochs).Samples);
        Assert.Equal(0, trainer.Epoch);
    }

    [Fact]
    public void Cancellation_before_the_start_trains_nothing()
    {
        using var trainer = Trainer(new SGD(0.1));
        var history = trainer.Fit(Data, cancellationToken: new CancellationToken(canceled: true));
        Assert.Equal(StopReason.Cancelled, history.StopReason);
        Assert.Empty(history.Epochs);
        Assert.Equal(0, trainer.Optimizer.StepCount);
    }

    [Fact]
    public void Cancellation_after_an_epoch_stops_before_the_next()
    {
        using var trainer = Trainer(new SGD(0.1));
        using var source = new CancellationTokenSource();
        var history = trainer.Fit(Data, epochs: 100, onEpoch: e => { if (e.Epoch == 2) source.Cancel(); }, cancellationToken: source.Token);
        Assert.Equal(StopReason.Cancelled, history.StopReason);
        Assert.Equal(3, history.Epochs.Count);
        Assert.Equal(12, trainer.Optimizer.StepCount);
    }

    [Fact]
    public void A_loss_that_is_no_number_stops_the_training()
    {
        using var trainer = Trainer(new SGD(0.1));
        trainer.Fit(Data);
        var before = trainer.Network.Parameters.Storage.ToArray();
        var inputs = Enumerable.Range(0, 64).SelectMany(i => Data.Sample(i).ToArray()).ToArray();
        inputs.AsSpan().Fill(float.NaN);
        var history = trainer.Fit(Dataset.FromLabels(Data.SampleShape, inputs, Data.Labels.ToArray(), 5), epochs: 10);
        Assert.Equal(StopReason.Diverged, history.StopReason);
        Assert.True(double.IsNaN(Assert.Single(history.Epochs).TrainingLoss));
        Assert.Equal(before, trainer.Network.Parameters.Storage.ToArray());
    }

    [Fact]
    public void An_exploding_training_stops_as_diverged()
    {
        using var trainer = Trainer(new SGD(1e30));
        Assert.Equal(StopReason.Diverged, trainer.Fit(Data, epochs: 50).StopReason);
    }

    private static Trainer<SoftmaxRegression> Trainer(Optimizer optimizer) =>
        new(new SoftmaxRegression(), optimizer) { BatchSize = 16, Threads = 2 };
}
