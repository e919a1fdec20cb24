using StaticCnn.Numerics.Tests.Generated;

namespace StaticCnn.Numerics.Tests.Allocation;

/// <summary>Allocations are counted over the whole process, so nothing else may run.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>Training steps and predictions allocate nothing once they have run.</summary>
[Collection(nameof(Alone))]
public sealed class AllocationTests
{
    // What the test host allocates beside a measurement is gone at the next one; what a step allocates is in all of them.
    private const int Measurements = 5;

    /// <summary>Every network at one and two threads.</summary>
    public static TheoryData<string, int> Steps()
    {
        var rows = new TheoryData<string, int>();
        foreach (var network in NetworkCase.Names)
        foreach (var threads in new[] { 1, 2 })
            rows.Add(network, threads);
        return rows;
    }

    /// <summary>Every network.</summary>
    public static TheoryData<string> Predictions() => new(NetworkCase.Names);

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_training_step_allocates_nothing(string network, int threads) =>
        Assert.Equal(0, Least(GeneratedEngine.Of(NetworkCase.Of(network, 33)), run => run.AllocationPerStep(threads)));

    [Theory]
    [MemberData(nameof(Predictions))]
    public void A_prediction_allocates_nothing(string network) =>
        Assert.Equal(0, Least(GeneratedEngine.Of(NetworkCase.Of(network, 17)), run => run.AllocationPerPrediction()));

    private static long Least(IGeneratedRun run, Func<IGeneratedRun, long> measure)
    {
        var least = long.MaxValue;
        for (var i = 0; i < Measurements && least > 0; i++) least = Math.Min(least, measure(run));
        return least;
    }
}
