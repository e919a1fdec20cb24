namespace StaticCnn.Tests.Training;

public class EvaluationTests
{
    [Fact]
    public void Loss_and_accuracy_are_those_of_the_outputs()
    {
        var (network, data) = Trained();
        var evaluation = Evaluator.Evaluate(network, data, threads: 2);
        var outputs = new float[data.Count * 5];
        new Predictor<SoftmaxRegression>(network).Predict(
            Enumerable.Range(0, data.Count).SelectMany(i => data.Sample(i).ToArray()).ToArray(), outputs);
        var loss = Enumerable.Range(0, data.Count).Average(i => -Math.Log(outputs[(i * 5) + data.Label(i)]));
        var predicted = outputs.Chunk(5).Select(p => p.Index().MaxBy(o => o.Item).Index).ToArray();
        Assert.Equal(loss, evaluation.Loss, 1e-6);
        Assert.Equal(data.Count, evaluation.Samples);
        Assert.Equal(predicted.Index().Count(p => p.Item == data.Label(p.Index)) / (double)data.Count, evaluation.Accuracy);
        Assert.Equal(data.Count, evaluation.ConfusionMatrix!.Count);
        Assert.Equal(predicted.Index().Count(p => p.Item == 2 && data.Label(p.Index) == 1), evaluation.ConfusionMatrix[1, 2]);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        var (network, data) = Trained();
        var expected = Evaluator.Evaluate(network, data, threads: 1);
        foreach (var threads in (int[])[0, 2, 3, 8])
        {
            var evaluation = Evaluator.Evaluate(network, data, threads);
            Assert.Equal(expected.Loss, evaluation.Loss);
            Assert.Equal(expected.ConfusionMatrix!.ToString(), evaluation.ConfusionMatrix!.ToString());
        }
    }

    [Fact]
    public void A_squared_error_is_the_mean_over_outputs_and_samples()
    {
        var network = new CentredRegression();
        var data = CentredRegression.Data(9);
        var expected = Enumerable.Range(0, 9).SelectMany(i => data.Target(i).ToArray()).Average(t => (double)t * t);
        var evaluation = Evaluator.Evaluate(network, data);
        Assert.Equal(expected, evaluation.Loss, 1e-5);
        Assert.Null(evaluation.Accuracy);
        Assert.Null(evaluation.ConfusionMatrix);
    }

    [Fact]
    public void A_probability_of_zero_has_a_finite_loss()
    {
        Assert.Equal(126 * Math.Log(2), OutputMeasure.CrossEntropy([1, 0], 1), 1e-4);
        Assert.Equal(0, OutputMeasure.CrossEntropy([1, 0], 0));
        Assert.True(float.IsNaN(OutputMeasure.CrossEntropy([float.NaN, 0], 0)));
    }

    [Fact]
    public void The_first_of_equal_outputs_is_predicted()
    {
        Assert.Equal(1, OutputMeasure.Largest([0, 2, 2, 1]));
        Assert.Equal(0, OutputMeasure.Largest([0, 0]));
        Assert.Equal(0, OutputMeasure.Largest([-0f, 0]));
    }

    [Fact]
    public void Confusion_matrix_counts_and_prints()
    {
        var matrix = new ConfusionMatrix(3);
        for (var i = 0; i < 120; i++) matrix.Add(0, 0);
        matrix.Add(1, 1);
        matrix.Add(1, 2);
        matrix.Add(2, 0);
        Assert.Equal((123, 121), (matrix.Count, matrix.Correct));
        Assert.Equal(0.5, matrix.Recall(1));
        Assert.Equal(120.0 / 121, matrix.Precision(0));
        Assert.True(double.IsNaN(new ConfusionMatrix(2).Recall(0)));
        Assert.Equal("true\\predicted   0   1   2\n             0 120   0   0\n             1   0   1   1\n             2   1   0   0", matrix.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Add(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix[3, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix[-1, 0]);
    }

    private static (SoftmaxRegression Network, Dataset Data) Trained()
    {
        using var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Adam(0.05)) { BatchSize = 20 };
        trainer.Fit(SoftmaxRegression.Data(100), epochs: 5);
        return (trainer.Network, SoftmaxRegression.Data(77, 3));
    }
}
