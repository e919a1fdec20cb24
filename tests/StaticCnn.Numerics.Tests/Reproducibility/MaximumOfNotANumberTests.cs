using StaticCnn.Numerics.Tests.Generated;

namespace StaticCnn.Numerics.Tests.Reproducibility;

/// <summary>Maxima straight from the input, with unrolled taps, and then with bounds because of the padding.</summary>
[Network(3, 4, 4)]
[Conv2D(3, Kernel = 1, Groups = 3, Bias = false)]
[MaxPool2D(2)]
[MeanSquaredError]
public sealed partial class UnrolledMaxima;

/// <summary>The same with padding, which needs bounds.</summary>
[Network(3, 4, 4)]
[Conv2D(3, Kernel = 1, Groups = 3, Bias = false)]
[MaxPool2D(2, Padding = 1)]
[MeanSquaredError]
public sealed partial class BoundedMaxima;

/// <summary>
/// Of several NaNs in a window the last one is the maximum, as in PyTorch: its payload comes out. Numbers are never greater than a NaN.
/// </summary>
public sealed class MaximumOfNotANumberTests
{
    [Theory]
    [InlineData(typeof(UnrolledMaxima), 512)]
    [InlineData(typeof(UnrolledMaxima), 256)]
    [InlineData(typeof(UnrolledMaxima), 128)]
    [InlineData(typeof(BoundedMaxima), 512)]
    [InlineData(typeof(BoundedMaxima), 256)]
    [InlineData(typeof(BoundedMaxima), 128)]
    public void The_last_NaN_of_a_window_wins(Type declaration, int width)
    {
        var ones = new Dictionary<string, double[]> { ["conv1.weight"] = [1, 1, 1] };
        var inputs = DeterministicData.Tensor("input", 3, 4, 4);
        foreach (var i in new[] { 0, 3, 5, 6, 7, 16, 21, 30, 31, 35, 40, 41, 44 }) inputs[i] = Marked(i);
        var targets = new double[3 * (declaration == typeof(UnrolledMaxima) ? 4 : 9)];
        var problem = new NetworkCase(declaration, 1, ones, inputs, targets);
        var expected = new ReferenceEngine().Predict(problem);
        Assert.Contains(expected, double.IsNaN);
        Assert.Contains(expected, double.IsFinite);
        Assert.Equal(Bits(expected), Bits(new GeneratedEngine(width).Predict(problem)));
        Assert.Equal(Bits(expected), Bits(new GeneratedEngine(width).Train(problem).Outputs));
    }

    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    public void The_winner_is_the_later_tap(int width)
    {
        var inputs = new double[48];
        (inputs[1], inputs[4]) = (Marked(1), Marked(4));
        var problem = new NetworkCase(
            typeof(UnrolledMaxima), 1, new Dictionary<string, double[]> { ["conv1.weight"] = [1, 1, 1] }, inputs, new double[12]);
        Assert.Equal(Bits([Marked(4)]), Bits(new GeneratedEngine(width).Predict(problem)[..1]));
    }

    // A quiet NaN with a number in its payload.
    private static double Marked(int number) => BitConverter.Int32BitsToSingle(0x7FC00000 | number);

    private static int[] Bits(double[] values) => Array.ConvertAll(values, v => BitConverter.SingleToInt32Bits((float)v));
}
