using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Tests;

/// <summary>Where convolutions are computed by Winograd's tiles, and that these fit.</summary>
public class WinogradTests
{
    [Theory]
    [InlineData(32, 64, 16, 1)]
    [InlineData(64, 128, 8, 1)]
    [InlineData(128, 128, 8, 1)]
    [InlineData(32, 32, 32, 1)]
    [InlineData(52, 36, 13, 1)]
    [InlineData(16, 32, 30, 0)]
    [InlineData(48, 48, 31, 2)]
    public void IsChosenForManyChannelsAndWideMaps(int channels, int filters, int size, int padding)
    {
        var kernels = Kernels(channels, filters, size, new(3, 1, padding, padding, 1), 1);
        Assert.Contains(kernels, k => k is WinogradKernel { Method: "ConvForward" });
        Assert.Contains(kernels, k => k is WinogradWeightGradientKernel);
        Assert.DoesNotContain(kernels, k => k is CorrelateKernel { Method: "ConvForward" } or WeightGradientKernel { Method: "ConvWeightGradient" });
    }

    [Theory]
    [InlineData(32, 64, 12, 0)]
    [InlineData(16, 32, 14, 2)]
    [InlineData(128, 48, 13, 1)]
    [InlineData(48, 20, 17, 2)]
    public void IsChosenForFiveByFive(int channels, int filters, int size, int padding)
    {
        var kernels = Kernels(channels, filters, size, new(5, 1, padding, padding, 1), 1);
        Assert.Contains(kernels, k => k is WinogradKernel { Method: "ConvForward", Transform.Elements: 36 });
        Assert.Contains(kernels, k => k is WinogradWeightGradientKernel { Transform.Elements: 36 });
    }

    /// <summary>Without padding an input gradient's tiles reach into zeros; tiles of the gradient are fewer.</summary>
    [Theory]
    [InlineData(12, 0, true)]
    [InlineData(13, 1, true)]
    [InlineData(14, 2, false)]
    [InlineData(64, 0, false)]
    public void InputGradientsAreSpreadWherePaddingIsSmall(int size, int padding, bool isSpread) =>
        Assert.Equal(isSpread, Kernels(32, 64, size, new(5, 1, padding, padding, 1), 1).OfType<WinogradKernel>().Any(k => k.IsSpread));

    /// <summary>An output's error grows with the channels that it sums; fewer than 16 do not pay for the transforms.</summary>
    [Theory]
    [InlineData(129, 64)]
    [InlineData(15, 64)]
    public void FiveByFiveForwardHasLimits(int channels, int filters) =>
        Assert.Contains(Kernels(channels, filters, 16, new(5, 1, 2, 2, 1), 1), k => k is CorrelateKernel { Method: "ConvForward" });

    [Theory]
    [InlineData(7, 64, 32)]
    [InlineData(64, 7, 32)]
    [InlineData(3, 32, 64)]
    [InlineData(128, 128, 2)]
    [InlineData(256, 256, 3)]
    [InlineData(64, 64, 1)]
    public void IsNotChosenForFewChannelsOrSmallMaps(int channels, int filters, int size) =>
        AssertDirect(Kernels(channels, filters, size, new(3, 1, 1, 1, 1), 1));

    [Fact]
    public void IsNotChosenForOtherWindows()
    {
        foreach (var axis in new WindowAxis[] { new(3, 2, 1, 1, 1), new(3, 1, 2, 2, 2), new(5, 2, 2, 2, 1), new(7, 1, 3, 3, 1), new(3, 1, 3, 3, 1), new(1, 1, 0, 0, 1), new(2, 1, 0, 1, 1), new(3, 1, 0, 1, 1) })
            AssertDirect(Kernels(64, 64, 32, axis, 1));
        AssertDirect(Kernels(64, 64, 32, new(3, 1, 1, 1, 1), 2));
    }

    [Fact]
    public void IsNotChosenForTheCallersInput()
    {
        var plan = NetworkCompiler.Plan(Checked.Network("64, 16, 16", "Conv2D(64, Padding = 1)", "MeanSquaredError"), default);
        AssertDirect([.. Geometry.Kernels(plan)]);
    }

    [Fact]
    public void RegisterTilesFitRegistersAndText()
    {
        foreach (var (name, plan) in Plans())
        {
            foreach (var form in VectorForm.All)
            {
                foreach (var kernel in Geometry.Kernels(plan).OfType<WinogradKernel>())
                {
                    var tiling = WinogradTiling.For(kernel, form);
                    Assert.True(tiling.Tiles > 0 && form.Fits(tiling.Tiles * tiling.Vectors, tiling.Vectors), $"{tiling} at {form.Bits} bits");
                    Assert.Equal(0, kernel.OutputLanes / form.Lanes % tiling.Vectors);
                    Assert.True(tiling.Tiles * tiling.Vectors * (2 * WinogradTiling.UnrolledChannels) <= 300, $"{name}: {tiling}");
                }

                foreach (var kernel in Geometry.Kernels(plan).OfType<WinogradWeightGradientKernel>())
                {
                    var tiling = WinogradWeightGradientTiling.For(kernel, form);
                    Assert.True(tiling.Channels > 0 && form.Fits(tiling.Channels * tiling.Vectors, tiling.Vectors), $"{tiling} at {form.Bits} bits");
                    Assert.Equal(0, kernel.OutputLanes / form.Lanes % tiling.Vectors);
                    Assert.Equal(0, kernel.Columns.Tiles % tiling.UnrolledTiles);
                }
            }
        }
    }

    [Fact]
    public void ScratchLiesBehindAllValues()
    {
        foreach (var (name, plan) in Plans())
        {
            foreach (var (pass, memory) in new[] { plan.Training, plan.Inference }.Select(p => (p, p.Memory)))
            {
                var needed = pass.Kernels.Select(ScratchLength.Of).Max();
                Assert.True(needed == memory.ScratchLength && memory.ScratchOffset % Graph.Lanes.Count == 0, $"{name}: {needed} floats, {memory}");
                foreach (var place in memory.Placements.SelectMany(p => p).OfType<Placement>().Where(p => p.Storage == Storage.Arena))
                    Assert.True(place.Offset + (place.Length * (place.Samples > 0 ? place.Samples : memory.TileSamples)) <= memory.ScratchOffset, $"{name}: {place} reaches into the scratch at {memory.ScratchOffset}.");
            }
        }
    }

    [Theory]
    [InlineData(8, -1, 8)]
    [InlineData(9, -1, 9)]
    [InlineData(5, 0, 7)]
    [InlineData(7, -2, 5)]
    public void AxesCountWhatLiesInTheInput(int outputs, int offset, int inputs)
    {
        var axis = new WinogradAxis(outputs, inputs, offset, 3);
        var products = Enumerable.Range(0, outputs).SelectMany(o => Enumerable.Range(o + offset, 3)).Count(i => i >= 0 && i < inputs);
        Assert.Equal(products, axis.Products);
        Assert.Equal(offset < 0 || outputs % 2 != 0, axis.Clips);
        Assert.True(2 * axis.Tiles >= outputs && axis.Reach + offset >= inputs);
    }

    private static IEnumerable<(string Name, NetworkPlan Plan)> Plans()
    {
        foreach (var size in new[] { 7, 8, 13, 28, 56, 100 })
        {
            foreach (var (kernel, padding) in new[] { (3, 0), (3, 1), (3, 2), (5, 0), (5, 2), (5, 4) })
            {
                foreach (var (channels, filters) in new[] { (16, 16), (32, 64), (48, 20), (33, 128), (256, 512) })
                {
                    var axis = new WindowAxis(kernel, 1, padding, padding, 1);
                    yield return (FormattableString.Invariant($"{channels} -> {filters}, {kernel}x{kernel} on {size}, padding {padding}"), Geometry.Convolution(channels, size, size, filters, axis, axis, 1));
                }
            }
        }
    }

    private static Kernel[] Kernels(int channels, int filters, int size, WindowAxis axis, int groups) =>
        [.. Geometry.Kernels(Geometry.Convolution(channels, size, size, filters, axis, axis, groups))];

    private static void AssertDirect(Kernel[] kernels) => Assert.DoesNotContain(kernels, k => k is WinogradKernel or WinogradWeightGradientKernel);
}
