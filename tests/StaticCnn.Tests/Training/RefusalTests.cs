namespace StaticCnn.Tests.Training;

public class RefusalTests
{
    [Fact]
    public void Inputs_of_another_shape() =>
        Refused(
            Dataset.FromLabels(new TensorShape(4, 5), new float[20], [0], 5),
            "Network SoftmaxRegression takes inputs of shape 20, but the samples have shape 4x5.");

    [Fact]
    public void Another_number_of_classes() =>
        Refused(
            Dataset.FromLabels(new TensorShape(20), new float[20], [0], 7),
            "Network SoftmaxRegression has outputs of shape 5, one value per class, but the data has 7 classes.");

    [Fact]
    public void Targets_for_a_loss_on_labels() =>
        Refused(Dataset.FromTargets(new TensorShape(20), new float[20], new TensorShape(5), new float[5]), "needs labels, but the data has targets");

    [Fact]
    public void Targets_of_another_shape()
    {
        using var trainer = new Trainer<CentredRegression>(new CentredRegression(), new SGD());
        var data = Dataset.FromTargets(new TensorShape(1, 30, 30), new float[900], new TensorShape(4), new float[4]);
        var error = Assert.Throws<ArgumentException>("train", () => trainer.Fit(data));
        Assert.Contains("has outputs of shape 3, but the targets have shape 4.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_settings()
    {
        var network = new SoftmaxRegression();
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer<SoftmaxRegression>(network, new SGD()) { BatchSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer<SoftmaxRegression>(network, new SGD()) { Threads = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer<SoftmaxRegression>(network, new SGD()) { Patience = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer<SoftmaxRegression>(network, new SGD()) { MinimumImprovement = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer<SoftmaxRegression>(network, new SGD()) { TimeLimit = TimeSpan.FromSeconds(-1) });
        using var trainer = new Trainer<SoftmaxRegression>(network, new SGD()) { BatchSize = 3 };
        var data = SoftmaxRegression.Data(10);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Fit(data, epochs: 0));
        Assert.Throws<ArgumentException>(() => trainer.TrainStep(data, []));
        var error = Assert.Throws<ArgumentException>(() => trainer.TrainStep(data, [0, 1, 2, 3]));
        Assert.Contains("4 samples; this trainer takes 1 to its BatchSize of 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disposed_trainer_trains_no_more()
    {
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new SGD()) { Threads = 2 };
        trainer.Fit(SoftmaxRegression.Data(10));
        trainer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => trainer.Fit(SoftmaxRegression.Data(10)));
    }

    [Fact]
    public void An_optimizer_of_another_network()
    {
        var optimizer = new Adam();
        using var first = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), optimizer);
        Assert.Throws<InvalidOperationException>(() => new Trainer<CentredRegression>(new CentredRegression(), optimizer));
    }

    private static void Refused(Dataset data, string message)
    {
        using var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new SGD());
        Assert.Contains(message, Assert.Throws<ArgumentException>("train", () => trainer.Fit(data)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("validation", () => trainer.Fit(SoftmaxRegression.Data(5), data));
        Assert.Throws<ArgumentException>(nameof(data), () => Evaluator.Evaluate(trainer.Network, data));
        Assert.Throws<ArgumentException>(nameof(data), () => trainer.TrainStep(data, [0]));
    }
}
