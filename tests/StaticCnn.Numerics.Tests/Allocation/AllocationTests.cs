using StaticCnn.Numerics.Tests.Generated;

namespace StaticCnn.Numerics.Tests.Allocation;

/// <summary>Allocations are counted over the whole process, so nothing else may run.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>Training steps and predictions allocate nothing once they have run.</summary>
[Collection(nameof(Alone))]
public sealed class AllocationTests
{
    /// <summary>Every network at one and two threads.</summary>
    public static TheoryData<string, int> Steps()
    {
        var rows = new TheoryData<string, int>();
        foreach (var network in NetworkCase.Names)
        foreach (var threads in new[] { 1, 2 })
            rows.Add(network, threads);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_training_step_allocates_nothing(string network, int threads) =>
        Assert.Equal(0, GeneratedEngine.Of(NetworkCase.Of(network, 33)).AllocationPerStep(threads));

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_prediction_allocates_nothing(string network, int threads) =>
        Assert.Equal(0, GeneratedEngine.Of(NetworkCase.Of(network, 17)).AllocationPerPrediction(threads));
}
