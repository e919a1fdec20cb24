using StaticCnn.Numerics.Tests.Generated;

namespace StaticCnn.Numerics.Tests.Exact;

/// <summary>
/// Integer inputs and exact equality: convolution and dense layers, forward, weight gradient and input gradient. The input gradient of a
/// layer is seen through the weight gradient of the layer before it, which is an exact function of it.
/// </summary>
public sealed class IntegerTests
{
    private static readonly DeclaredNetworks Networks = new(typeof(IntegerTests).Namespace!, IntegerCase.Of);

    /// <summary>Every network of this folder with every width and batch size.</summary>
    public static TheoryData<string, int, int> Rows() => Networks.Rows();

    [Theory]
    [MemberData(nameof(Rows))]
    public void Outputs_and_gradients_are_the_references_bits(string network, int width, int batchSize)
    {
        var (problem, expected) = Networks.Of(network, batchSize);
        var actual = new GeneratedEngine(width).Train(problem);
        Equal("outputs", expected.Outputs, actual.Outputs);
        foreach (var (tensor, gradient) in expected.Gradients) Equal($"the gradient of {tensor}", gradient, actual.Gradients[tensor]);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Predictions_are_the_references_bits(string network, int width, int batchSize)
    {
        var (problem, expected) = Networks.Of(network, batchSize);
        Equal("predictions", expected.Outputs, new GeneratedEngine(width).Predict(problem));
    }

    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    public void One_wrong_unit_in_one_input_is_seen(int width)
    {
        var (problem, expected) = Networks.Of(nameof(StrideTwo), 3);
        problem = IntegerCase.Of(problem.Declaration, 3);
        problem.Inputs[1000] += 1;
        var actual = new GeneratedEngine(width).Train(problem);
        Assert.NotEqual(expected.Outputs, actual.Outputs);
        Assert.NotEqual(expected.Gradients["conv1.weight"], actual.Gradients["conv1.weight"]);
    }

    private static void Equal(string what, double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.True(expected.Any(v => v != 0), $"{what}: nothing but zeros shows nothing.");
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i]) < 1 << 20, $"{what}: {expected[i]} at {i} leaves no room for exact partial sums.");
            if (expected[i] != actual[i]) Assert.Fail($"{what} at {i} of {expected.Length}: {actual[i]:R}, not {expected[i]:R}.");
        }
    }
}
