using StaticCnn.Numerics.Tests.Generated;

namespace StaticCnn.Numerics.Tests.Layers;

/// <summary>Every kind of layer, in odd shapes and many surroundings: generated code against the reference.</summary>
public sealed class LayerTests
{
    private static readonly DeclaredNetworks Networks = new(typeof(LayerTests).Namespace!, (type, batchSize) => new(type, batchSize));

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
        Distance.Check(expected.RunningAverages, actual.RunningAverages, engine.ForwardTolerance);
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
}
