namespace StaticCnn.Tests.Training;

public class ThreadIndependenceTests
{
    [Fact]
    public void Softmax_regression_has_the_same_bits_for_any_number_of_threads() =>
        Check<SoftmaxRegression>(SoftmaxRegression.Data(101), SoftmaxRegression.Data(50, 2), () => new SoftmaxRegression(), () => new Adam(0.01));

    [Fact]
    public void Two_phases_have_the_same_bits_for_any_number_of_threads() =>
        Check<CentredRegression>(CentredRegression.Data(49), CentredRegression.Data(20, 2), () => new CentredRegression(), () => new SGD(0.01, 0.9));

    [Fact]
    public void Clipping_by_norm_has_the_same_bits_for_any_number_of_threads() =>
        Check<CentredRegression>(
            CentredRegression.Data(49),
            CentredRegression.Data(20, 2),
            () => new CentredRegression(),
            () => new SGD(0.01, 0.9) { Clipping = GradientClipping.ByNorm(0.5) });

    private static void Check<TNetwork>(Dataset train, Dataset validation, Func<TNetwork> create, Func<Optimizer> optimizer)
        where TNetwork : class, INetwork<TNetwork>
    {
        float[]? expected = null;
        EpochReport[]? expectedReports = null;
        foreach (var threads in (int[])[1, 2, 3, 8])
        {
            var network = create();
            using var trainer = new Trainer<TNetwork>(network, optimizer()) { BatchSize = 24, Seed = 42, Threads = threads };
            var history = trainer.Fit(train, validation, epochs: 3);
            EpochReport[] reports = [.. history.Epochs.Select(e => e with { Duration = default })];
            Assert.Equal(expected ??= network.Parameters.Storage.ToArray(), network.Parameters.Storage.ToArray());
            Assert.Equal(expectedReports ??= reports, reports);
            Assert.True(reports[2].TrainingLoss < reports[0].TrainingLoss);
        }
    }
}
