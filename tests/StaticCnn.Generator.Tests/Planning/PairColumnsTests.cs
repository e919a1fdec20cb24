using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Tests;

/// <summary>Where two columns share the lanes, and that every input reaches the columns that it reached before.</summary>
public class PairColumnsTests
{
    private static readonly WindowAxis Five = new(5, 1, 0, 0, 1);

    [Theory]
    [InlineData(1, 6, 28, 5, 1, 0)]
    [InlineData(3, 8, 16, 3, 2, 1)]
    [InlineData(7, 1, 10, 2, 1, 1)]
    [InlineData(16, 8, 13, 6, 1, 0)]
    public void IsChosenForFewFilters(int channels, int filters, int size, int kernel, int stride, int padding) =>
        Assert.True(Kernel("ConvForward", channels, filters, size, new(kernel, stride, padding, padding, 1)).PairsColumns == ((size + (2 * padding) - kernel) / stride % 2 == 1));

    [Theory]
    [InlineData(1, 16, 12, 5, true)]
    [InlineData(6, 16, 12, 5, true)]
    [InlineData(8, 3, 12, 3, true)]
    [InlineData(9, 16, 12, 5, false)]
    [InlineData(6, 16, 13, 5, false)]
    [InlineData(6, 16, 12, 1, false)]
    [InlineData(6, 16, 12, 7, false)]
    public void IsChosenForInputGradientsOfFewChannelsAndEvenWidth(int channels, int filters, int size, int kernel, bool expected) =>
        Assert.Equal(expected, Kernel("ConvInputGradient", channels, filters, size, new(kernel, 1, 0, 0, 1)).PairsColumns);

    [Fact]
    public void IsNotChosenForOtherWindows()
    {
        foreach (var axis in new WindowAxis[] { new(1, 1, 0, 0, 1), new(2, 2, 0, 0, 1), new(3, 3, 0, 0, 1), new(7, 1, 3, 3, 1), new(6, 2, 2, 2, 1), new(3, 1, 2, 2, 2), new(11, 1, 5, 5, 1) })
            Assert.False(Kernel("ConvForward", 3, 6, 24, axis).PairsColumns, axis.ToString());
        Assert.False(Kernel("ConvForward", 3, 9, 24, Five).PairsColumns);
        Assert.DoesNotContain(Geometry.Kernels(Geometry.Convolution(6, 24, 24, 6, Five, Five, 2)).OfType<CorrelateKernel>(), k => k.PairsColumns);
    }

    [Theory]
    [InlineData("MaxPool2D(2)", true)]
    [InlineData("MaxPool2D(2, KernelHeight = 4)", true)]
    [InlineData("MaxPool2D(3)", false)]
    [InlineData("MaxPool2D(1, KernelHeight = 2)", false)]
    public void IsChosenWhereAWindowOfMaximaIsAPair(string pool, bool expected)
    {
        var plan = NetworkCompiler.Plan(Checked.Network("1, 28, 28", "Conv2D(6, Kernel = 5)", pool, "MeanSquaredError"), default);
        var kernel = Assert.Single(plan.Training.Kernels.OfType<CorrelateKernel>());
        Assert.Equal(expected, kernel.PairsColumns);
        Assert.Equal(expected ? 1 : kernel.Stage.Pool.Columns, kernel.Pool.Columns);
    }

    [Fact]
    public void TilesHaveAllLanesAndFitRegisters()
    {
        foreach (var kernel in Geometry.Convolutions().SelectMany(c => Geometry.Kernels(c.Plan)).OfType<CorrelateKernel>().Where(k => k.PairsColumns))
        {
            foreach (var form in VectorForm.All)
            {
                var tiling = CorrelateTiling.For(kernel, form);
                Assert.Equal(form.PerSixteen, tiling.Vectors);
                Assert.All(tiling.Columns, c => Assert.InRange(c.Pixels * tiling.Rows * tiling.Vectors, 1, form.Accumulators));
            }
        }
    }

    [Theory]
    [InlineData("ConvForward", 3, 6, 16, 5, 1, 2)]
    [InlineData("ConvForward", 3, 6, 16, 5, 2, 2)]
    [InlineData("ConvInputGradient", 6, 16, 16, 5, 1, 2)]
    public void PairsReadWhatTheirColumnsRead(string method, int channels, int filters, int size, int kernel, int stride, int padding)
    {
        var paired = Kernel(method, channels, filters, size, new(kernel, stride, padding, padding, 1));
        Assert.True(paired.PairsColumns);
        var plan = Geometry.Convolution(channels, size, size, filters, new(kernel, stride, padding, padding, 1), new(kernel, stride, padding, padding, 1), 1);
        var weight = (PairedWeight)plan.Training.Graph.Derivations[paired.Weight.Id];
        var (lower, upper) = weight.IsUpperFirst ? (weight.Shift, 0) : (0, weight.Shift);
        for (var column = 0; column < 2 * paired.Columns.Outputs; column++)
        {
            for (var tap = 0; tap < weight.Taps; tap++)
            {
                var virtualTap = tap + (column % 2 == 0 ? lower : upper);
                var reads = (column / 2 * paired.Columns.Stride) + paired.Columns.Offset + (virtualTap * paired.Columns.Step);
                Assert.Equal(weight.IsUpperFirst ? column + padding - tap : (column * stride) - padding + tap, reads);
            }
        }
    }

    private static CorrelateKernel Kernel(string method, int channels, int filters, int size, WindowAxis axis) =>
        Geometry.Convolution(channels, size, size, filters, axis, axis, 1).Training.Kernels.OfType<CorrelateKernel>().First(k => k.Method == method);
}
