using StaticCnn.Numerics.Tests.Generated;

namespace StaticCnn.Numerics.Tests.Unrolling;

/// <summary>Networks declared with each choice of unrolling: against the reference, and against each other bit by bit.</summary>
public sealed class UnrollingTests
{
    private static readonly DeclaredNetworks Networks = new(typeof(UnrollingTests).Namespace!, (type, batchSize) => new(type, batchSize));

    /// <summary>Every network of this folder with every width and batch size.</summary>
    public static TheoryData<string, int, int> Rows() => Networks.Rows();

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_training_pass_is_the_references(string network, int width, int batchSize)
    {
        var (problem, expected) = Networks.Of(network, batchSize);
        var engine = new GeneratedEngine(width);
        var actual = engine.Train(problem);
        Distance.Check("losses", expected.SampleLosses, actual.SampleLosses, engine.ForwardTolerance);
        Distance.Check("outputs", expected.Outputs, actual.Outputs, engine.ForwardTolerance);
        Distance.Check(expected.Gradients, actual.Gradients, engine.GradientTolerance);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Predictions_are_the_references(string network, int width, int batchSize)
    {
        var (problem, _) = Networks.Of(network, batchSize);
        var engine = new GeneratedEngine(width);
        Distance.Check("predictions", new ReferenceEngine().Predict(problem), engine.Predict(problem), engine.ForwardTolerance);
    }

    [Theory]
    [InlineData("Pooled")]
    [InlineData("Long")]
    [InlineData("Clipped")]
    public void No_choice_changes_a_bit(string network)
    {
        var expected = Hash(network + nameof(Unroll.Auto), width: 512, threads: 1);
        foreach (var choice in Enum.GetNames<Unroll>())
        foreach (var width in new[] { 512, 256, 128 })
        foreach (var threads in new[] { 1, 3 })
            Assert.Equal(expected, Hash(network + choice, width, threads));
    }

    private static string Hash(string network, int width, int threads) => GeneratedEngine.AtWidth(
        width, () => GeneratedEngine.Of(Networks.Of(network, 33).Case).HashAfter(GeneratedEngine.CreateOptimizer(OptimizerSetting.Adam), steps: 3, threads));
}
