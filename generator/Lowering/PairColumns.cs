using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

/// <summary>
/// Correlations with at most 8 channels in the lanes: two neighbouring columns share the 16 lanes. A pair of columns is one output of a
/// correlation with twice the stride, and with as many taps more as the columns lie apart. For five taps and stride one that is 6
/// multiply-adds in place of 10.
/// </summary>
internal static class PairColumns
{
    /// <summary>The lanes of one column.</summary>
    public const int HalfLanes = Lanes.Count / 2;

    /// <summary>The kernel with its columns in pairs, or as it is.</summary>
    /// <param name="channels">Its output channels.</param>
    public static CorrelateKernel Run(CorrelateKernel kernel, string layer, int channels, LoweringContext c)
    {
        var (columns, pool) = (kernel.Columns, kernel.Stage.Pool);
        var isBackward = columns.Step < 0;
        var fits = channels <= HalfLanes && kernel.GroupOutputs == kernel.OutputLanes && kernel.UnrollTaps && columns.Outputs % 2 == 0
            && (pool.IsOne || pool.Columns == 2) && (columns.Step == 1 || columns is { Step: -1, Stride: 1 });
        // The second column reads a stride further: later by so many taps, or earlier where taps go back.
        var pairs = columns with
        {
            Outputs = columns.Outputs / 2,
            Taps = columns.Taps + columns.Stride,
            Stride = 2 * columns.Stride,
            Offset = columns.Offset + (isBackward ? columns.Stride : 0),
        };
        if (!fits || columns.Taps <= columns.Stride || !LowerConvolution.CanUnrollTaps(pairs)) return kernel;
        var strides = WeightStrides.TapsInner(kernel.Rows.Taps, pairs.Taps, kernel.Channels);
        var weight = c.Derive(new PairedWeight(
            c.Method(layer, isBackward ? "PairTransposedWeight" : "PairWeight"),
            "the weight for pairs of columns",
            strides.Block,
            kernel.Weight,
            kernel.Rows.Taps * kernel.Channels,
            columns.Taps,
            columns.Stride,
            isBackward));
        return kernel with
        {
            Weight = Operand.Derived("weight", weight),
            Columns = pairs,
            YColumn = pool.Columns == 2 ? kernel.YColumn : 2 * kernel.YColumn,
            Strides = strides,
            PairedFrom = columns,
        };
    }
}
