using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Tests;

/// <summary>Register tiles fit the registers, cover what there is, and stay short as text.</summary>
public class TilingTests
{
    /// <summary>Kernels should stay below 900; where no tile does, some more is borne. Past 2,100 the runtime gives up optimising.</summary>
    private const int MostMultiplyAdds = 1000;

    [Fact]
    public void CorrelationsFitRegistersAndText()
    {
        foreach (var (name, kernel, form) in Kernels<CorrelateKernel>())
        {
            var tiling = CorrelateTiling.For(kernel, form);
            Assert.All(tiling.Columns, c => Assert.InRange(c.Pixels * tiling.Rows * tiling.Vectors, 1, form.Accumulators));
            Assert.Equal(0, kernel.Rows.Outputs % tiling.Rows);
            Assert.True(tiling.Rows == kernel.Pool.Rows || kernel.Stage.Pool.IsOne, $"{name}: tiles of {tiling.Rows} rows.");
            Assert.All(tiling.Columns, c => Assert.Equal(0, c.Pixels % kernel.Pool.Columns));
            Assert.Equal(0, kernel.OutputLanes / form.Lanes % tiling.Vectors);
            Assert.Equal(0, kernel.GroupOutputs / form.Lanes % tiling.Vectors);
            var multiplyAdds = tiling.TextMultiplyAdds(kernel);
            Assert.True(multiplyAdds <= MostMultiplyAdds, $"{name}: {kernel.Method} has {multiplyAdds} multiply-adds at {form.Bits} bits.");
        }
    }

    [Fact]
    public void CorrelationsCoverEveryColumnOnce()
    {
        foreach (var (name, kernel, form) in Kernels<CorrelateKernel>())
        {
            var next = 0;
            foreach (var tile in CorrelateTiling.For(kernel, form).Columns)
            {
                Assert.True(tile.First == next, $"{name}: column {next} follows in the tile at {tile.First}.");
                next = tile.First + (tile.Pixels * tile.Count);
                if (tile.Clipped) continue;
                for (var column = tile.First; column < next; column++)
                {
                    for (var tap = 0; tap < kernel.Columns.Taps; tap++) Assert.True(kernel.Columns.IsInside(column, tap), $"{name}: column {column}, tap {tap}.");
                }
            }

            Assert.True(next == kernel.Columns.Outputs, $"{name}: {next} of {kernel.Columns.Outputs} columns.");
        }
    }

    [Theory]
    [InlineData(12, 0, 2)]
    [InlineData(7, 0, 3)]
    [InlineData(9, 0, 1)]
    [InlineData(8, 2, 2)]
    [InlineData(28, 0, 1)]
    public void ShortRowsShareATile(int size, int padding, int rows)
    {
        var window = new WindowAxis(5, 1, padding, padding, 1);
        var plan = Geometry.Convolution(8, size, size, 16, window, window, 1);
        var kernel = plan.Training.Kernels.OfType<CorrelateKernel>().Single(k => k.Method == "ConvForward");
        Assert.Equal(rows, CorrelateTiling.For(kernel, VectorForm.Wide).Rows);
    }

    [Fact]
    public void ClippedTilesOfUnrolledTapsAreSingle()
    {
        // Their body leaves out the taps of one place, or tests them in a loop of single pixels.
        foreach (var (name, kernel, form) in Kernels<CorrelateKernel>())
        {
            foreach (var tile in CorrelateTiling.For(kernel, form).Columns.Where(c => c.Clipped))
                Assert.True(kernel.UnrollTaps ? tile.Count == 1 : tile.Pixels == 1, $"{name}: {tile}");
        }
    }

    [Fact]
    public void LanewiseConvolutionsFitRegistersAndCoverEveryColumnOnce()
    {
        foreach (var (name, kernel, form) in Kernels<LanewiseKernel>())
        {
            var tiling = LanewiseTiling.For(kernel, form);
            var next = 0;
            foreach (var tile in tiling.Columns)
            {
                Assert.True(tile.Pixels == 1 || tile.Pixels * kernel.YParts <= form.Accumulators, $"{name}: {tile} at {form.Bits} bits.");
                Assert.True(!tile.Clipped || (tiling.UnrollTaps ? tile.Count == 1 : tile.Pixels == 1), $"{name}: {tile}");
                Assert.True(tile.First == next, $"{name}: column {next} follows in the tile at {tile.First}.");
                next = tile.First + (tile.Pixels * tile.Count);
            }

            Assert.True(next == kernel.Columns.Outputs, $"{name}: {next} of {kernel.Columns.Outputs} columns.");
        }
    }

    [Fact]
    public void LanewiseWeightGradientsFitRegisters()
    {
        foreach (var (name, kernel, form) in Kernels<LanewiseWeightGradientKernel>())
        {
            var sums = LanewiseWeightGradientTiling.For(kernel, form).TapRows * kernel.Columns.Taps * kernel.Parts;
            Assert.True(sums <= form.Accumulators, $"{name}: {sums} sums at {form.Bits} bits.");
        }
    }

    [Fact]
    public void WeightGradientsFitRegisters()
    {
        foreach (var (name, kernel, form) in Kernels<WeightGradientKernel>())
        {
            var tiling = WeightGradientTiling.For(kernel, form);
            var rows = tiling.Channels * (tiling.TapsInRows ? kernel.Columns.Taps * tiling.TapRows : 1);
            Assert.True(rows * tiling.Vectors <= form.Accumulators && (rows + 1) * tiling.Vectors < form.Registers, $"{name}: {tiling} at {form.Bits} bits.");
            Assert.InRange(tiling.TapRows, 1, kernel.Rows.Taps);
            Assert.InRange(tiling.Channels, 1, kernel.Channels);
            Assert.Equal(0, kernel.GroupOutputs / form.Lanes % tiling.Vectors);
            var edges = Enumerable.Range(0, kernel.Columns.Outputs).Count(o => !kernel.Columns.IsInside(o, 0) || !kernel.Columns.IsInside(o, kernel.Columns.Taps - 1));
            Assert.True(!tiling.TapsInRows || rows * tiling.Vectors * 2 * (edges + 1) <= MostMultiplyAdds, $"{name}: {tiling}, {edges} edges.");
        }
    }

    [Fact]
    public void DenseKernelsFitRegisters()
    {
        foreach (var form in VectorForm.All)
        {
            for (var outputs = 1; outputs <= 40; outputs++)
            {
                foreach (var kernel in new[] { 1, 16, 33, 100 }.SelectMany(n => Geometry.Kernels(Geometry.Dense(n, outputs, 3))).OfType<DenseKernel>())
                {
                    var tiling = DenseTiling.For(kernel, form);
                    var accumulators = kernel.Pass switch
                    {
                        DensePass.Forward => tiling.Samples * tiling.Outputs * form.PerSixteen,
                        DensePass.InputGradient => tiling.Samples * tiling.Vectors,
                        _ => tiling.Outputs * tiling.Vectors,
                    };
                    Assert.InRange(accumulators, 1, form.Accumulators);
                    Assert.True(tiling.Outputs <= kernel.Outputs && tiling.Vectors <= kernel.Inputs / form.Lanes);
                }
            }
        }
    }

    private static IEnumerable<(string Name, TKernel Kernel, VectorForm Form)> Kernels<TKernel>() =>
        from convolution in Geometry.Convolutions()
        from kernel in Geometry.Kernels(convolution.Plan).OfType<TKernel>()
        from form in VectorForm.All
        select (convolution.Name, kernel, form);
}
