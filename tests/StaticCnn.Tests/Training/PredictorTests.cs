namespace StaticCnn.Tests.Training;

public class PredictorTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(11)]
    public void Any_number_of_samples_is_predicted(int count)
    {
        var network = Network();
        var inputs = Enumerable.Range(0, count * 20).Select(i => MathF.Sin(i)).ToArray();
        var outputs = new float[count * 5];
        var predictor = new Predictor<SoftmaxRegression>(network);
        predictor.Predict(inputs, outputs);
        for (var i = 0; i < count; i++)
        {
            var one = new float[5];
            predictor.Predict(inputs.AsSpan(i * 20, 20), one);
            Assert.Equal(one, outputs.AsSpan(i * 5, 5).ToArray());
            Assert.Equal(1, one.Sum(), 1e-5);
        }
    }

    [Fact]
    public void Changed_parameters_are_seen()
    {
        var network = Network();
        var predictor = new Predictor<SoftmaxRegression>(network);
        var (before, after) = (new float[5], new float[5]);
        predictor.Predict(new float[20], before);
        network.Parameters.Storage[112] += 1;
        predictor.Predict(new float[20], after);
        Assert.True(after[0] > before[0]);
    }

    [Fact]
    public void Changed_parameters_are_seen_by_several_threads()
    {
        var network = Network();
        using var predictor = new ParallelPredictor<SoftmaxRegression>(network, threads: 3);
        var (before, after) = (new float[5 * 7], new float[5 * 7]);
        predictor.Predict(new float[20 * 7], before);
        network.Parameters.Storage[112] += 1;
        predictor.Predict(new float[20 * 7], after);
        for (var i = 0; i < before.Length; i += 5) Assert.True(after[i] > before[i]);
    }

    [Fact]
    public void A_disposed_predictor_and_negative_threads_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParallelPredictor<SoftmaxRegression>(Network(), threads: -1));
        var predictor = new ParallelPredictor<SoftmaxRegression>(Network(), threads: 2);
        predictor.Dispose();
        Assert.Throws<ObjectDisposedException>(() => predictor.Predict(new float[20], new float[5]));
    }

    [Fact]
    public void Wrong_lengths_are_refused_by_several_threads()
    {
        using var predictor = new ParallelPredictor<SoftmaxRegression>(Network(), threads: 2);
        Assert.Throws<ArgumentException>("inputs", () => predictor.Predict(new float[39], new float[5]));
        Assert.Throws<ArgumentException>("outputs", () => predictor.Predict(new float[40], new float[5]));
    }

    [Fact]
    public void Wrong_lengths_are_refused()
    {
        var predictor = new Predictor<SoftmaxRegression>(Network());
        var error = Assert.Throws<ArgumentException>("inputs", () => predictor.Predict(new float[39], new float[5]));
        Assert.Contains("39 inputs are no whole number of samples of shape 20, which have 20 each", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>("outputs", () => predictor.Predict(new float[40], new float[5]));
        Assert.Contains("2 samples have 10 outputs of shape 5, but there is room for 5", error.Message, StringComparison.Ordinal);
    }

    private static SoftmaxRegression Network()
    {
        var network = new SoftmaxRegression();
        for (var i = 0; i < 100; i++) network.Parameters.Storage[i] = MathF.Cos(i);
        return network;
    }
}
