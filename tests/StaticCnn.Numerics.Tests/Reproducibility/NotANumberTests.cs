using StaticCnn.Numerics.Tests.Generated;

namespace StaticCnn.Numerics.Tests.Reproducibility;

/// <summary>Inputs that are no finite numbers: no crash, no update from them, and no way into other samples.</summary>
public sealed class NotANumberTests
{
    private const int BatchSize = 5;
    private const int Bad = 2;

    /// <summary>Every network and every width.</summary>
    public static TheoryData<string, int> Rows()
    {
        var rows = new TheoryData<string, int>();
        foreach (var network in NetworkCase.Names)
        foreach (var width in new[] { 512, 256, 128 })
            rows.Add(network, width);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_sample_of_NaN_updates_nothing(string network, int width)
    {
        var problem = With(network, double.NaN);
        var (loss, before, after) = GeneratedEngine.AtWidth(width, () => GeneratedEngine.Of(problem).Step(new Adam()));
        Assert.Equal(double.NaN, loss);
        Assert.Equal(before, after);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_infinite_sample_has_a_finite_loss_where_the_references_is_and_else_updates_nothing(string network, int width)
    {
        var problem = With(network, double.PositiveInfinity);
        var (loss, before, after) = GeneratedEngine.AtWidth(width, () => GeneratedEngine.Of(problem).Step(new Adam()));
        Assert.Equal(double.IsFinite(new ReferenceEngine().Train(problem).Loss), double.IsFinite(loss));
        if (!double.IsFinite(loss)) Assert.Equal(before, after);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Other_samples_predictions_keep_their_bits(string network, int width)
    {
        var clean = NetworkCase.Of(network, BatchSize);
        foreach (var value in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            var (expected, actual) = (new GeneratedEngine(width).Predict(clean), new GeneratedEngine(width).Predict(With(network, value)));
            var length = expected.Length / BatchSize;
            for (var i = 0; i < expected.Length; i++)
            {
                if (i / length != Bad) Assert.Equal(expected[i], actual[i]);
                else if (double.IsNaN(value)) Assert.Equal(double.NaN, actual[i]);
            }
        }
    }

    private static NetworkCase With(string network, double value)
    {
        var problem = NetworkCase.Of(network, BatchSize);
        var length = problem.Inputs.Length / BatchSize;
        Array.Fill(problem.Inputs, value, Bad * length, length);
        return problem;
    }
}
