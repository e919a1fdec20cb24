namespace StaticCnn.Numerics.Tests.PyTorch;

/// <summary>Every engine gives PyTorch's numbers for every network.</summary>
public sealed class NetworkRecordTests
{
    [Theory]
    [MemberData(nameof(Engines.WithNetworks), MemberType = typeof(Engines))]
    public void Loss_and_outputs_are_PyTorchs(string engine, string network)
    {
        var (record, tolerance) = (NetworkRecord.Load(network), Engines.Of(engine).ForwardTolerance);
        var result = Engines.Of(engine).Train(NetworkCase.Of(network, record.BatchSize));
        Close("loss", Math.Abs(result.Loss - record.Loss) / record.Loss, tolerance);
        Close("outputs", record.Outputs.Distance(result.Outputs), tolerance);
        All(record.RunningAverages, result.RunningAverages, tolerance);
    }

    [Theory]
    [MemberData(nameof(Engines.WithNetworks), MemberType = typeof(Engines))]
    public void Gradients_are_PyTorchs(string engine, string network)
    {
        var (record, tolerance) = (NetworkRecord.Load(network), Engines.Of(engine).GradientTolerance);
        var result = Engines.Of(engine).Train(NetworkCase.Of(network, record.BatchSize));
        All(record.Gradients, result.Gradients, tolerance);
        if (result.InputGradient is { } gradient) Close("input gradient", record.InputGradient.Distance(gradient), tolerance);
    }

    [Theory]
    [MemberData(nameof(Engines.WithNetworks), MemberType = typeof(Engines))]
    public void Predictions_are_PyTorchs(string engine, string network)
    {
        var record = NetworkRecord.Load(network);
        var predictions = Engines.Of(engine).Predict(NetworkCase.Of(network, record.BatchSize));
        Close("predictions", record.Predictions.Distance(predictions), Engines.Of(engine).ForwardTolerance);
    }

    [Theory]
    [MemberData(nameof(Engines.WithNetworksAndOptimizers), MemberType = typeof(Engines))]
    public void Parameters_after_ten_steps_are_PyTorchs(string engine, string network, OptimizerSetting optimizer)
    {
        var record = NetworkRecord.Load(network);
        var parameters = Engines.Of(engine).Optimize(NetworkCase.Of(network, record.BatchSize), optimizer, record.Steps);
        All(record.Optimizers[optimizer.ToString()], parameters, Engines.Of(engine).OptimizerTolerance);
    }

    private static void All(
        Dictionary<string, TensorDigest> expected, IReadOnlyDictionary<string, double[]> actual, double tolerance)
    {
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, digest) in expected) Close(name, digest.Distance(actual[name]), tolerance);
    }

    // Written so that a NaN fails.
    private static void Close(string what, double distance, double tolerance) =>
        Assert.True(distance <= tolerance, $"{what} is off by {distance:E2} of its norm; allowed are {tolerance:E0}.");
}
