using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Tests;

/// <summary>The identity of Winograd's transforms, by unit vectors.</summary>
public class WinogradTransformTests
{
    /// <summary>G of three and of five taps, the same as the runtime's, row by row.</summary>
    private static readonly Dictionary<int, double[][]> Weights = new()
    {
        [3] = [[1, 0, 0], [0.5, 0.5, 0.5], [0.5, -0.5, 0.5], [0, 0, 1]],
        [5] =
        [
            [1, 0, 0, 0, 0], [1 / 3.0, 1 / 3.0, 1 / 3.0, 1 / 3.0, 1 / 3.0], [-1 / 3.0, 1 / 3.0, -1 / 3.0, 1 / 3.0, -1 / 3.0],
            [-16 / 15.0, -8 / 15.0, -4 / 15.0, -2 / 15.0, -1 / 15.0], [1 / 15.0, -2 / 15.0, 4 / 15.0, -8 / 15.0, 16 / 15.0], [0, 0, 0, 0, 1],
        ],
    };

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void OutputsAreTheCorrelation(int taps)
    {
        var transform = WinogradTransform.Of(taps);
        var (inputs, outputs) = (Matrix(transform.Inputs), Matrix(transform.Outputs));
        for (var output = 0; output < 2; output++)
        {
            for (var tap = 0; tap < taps; tap++)
            {
                for (var input = 0; input <= taps; input++)
                {
                    var sum = Enumerable.Range(0, transform.Tile).Sum(k => outputs[output][k] * Weights[taps][k][tap] * inputs[k][input]);
                    Assert.Equal(input == output + tap ? 1 : 0, sum, 1e-14);
                }
            }
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void GradientsAreTransposed(int taps)
    {
        var transform = WinogradTransform.Of(taps);
        var (inputs, spread) = (Matrix(transform.Inputs), Matrix(transform.Spread));
        var (outputs, gradients, weights) = (Matrix(transform.Outputs), Matrix(transform.Gradients), Matrix(transform.Weights));
        for (var k = 0; k < transform.Tile; k++)
        {
            for (var input = 0; input < transform.Tile; input++) Assert.Equal(inputs[k][input], spread[input][k]);
            for (var output = 0; output < 2; output++) Assert.Equal(outputs[output][k], gradients[k][output]);
            for (var tap = 0; tap < taps; tap++) Assert.Equal(Weights[taps][k][tap], weights[tap][k], 1e-15);
        }
    }

    /// <summary>A result by itself has the steps that it needs, no others.</summary>
    [Fact]
    public void StepsAreThoseOfTheResults()
    {
        var outputs = WinogradTransform.Of(3).Outputs;
        Assert.Equal(["s", "r0"], outputs.For(1).Select(s => s.Target));
        Assert.Equal(outputs.Steps.AsEnumerable(), outputs.For(2).AsEnumerable());
    }

    private static double[][] Matrix(LinearProgram program)
    {
        var columns = Enumerable.Range(0, program.Inputs).Select(unit => Run(program, unit)).ToArray();
        return [.. Enumerable.Range(0, program.Results).Select(r => columns.Select(c => c[r]).ToArray())];
    }

    private static double[] Run(LinearProgram program, int unit)
    {
        var values = Enumerable.Range(0, program.Inputs).ToDictionary(i => FormattableString.Invariant($"x{i}"), i => i == unit ? 1.0 : 0.0);
        foreach (var step in program.Steps) values[step.Target] = (step.Factor.Value * values[step.Factored]) + (step.Added is { } added ? values[added] : 0);
        return [.. Enumerable.Range(0, program.Results).Select(r => values[FormattableString.Invariant($"r{r}")])];
    }
}
