using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

/// <summary>
/// A kernel with every number it needs: one generated method. Writers print it and decide nothing.
/// </summary>
/// <param name="Method">The method's name: Conv1Forward.</param>
/// <param name="Summary">What it computes, with the shapes, for the comment above it.</param>
internal abstract record Kernel(string Method, string Summary)
{
    public abstract ImmutableArray<Operand> Operands { get; }

    /// <summary>What lies in the lanes, and the order of each sum, for the comment above the method.</summary>
    public abstract string Plan { get; }

    /// <summary>What becomes of its loops.</summary>
    public UnrollKind Unroll { get; init; }

    /// <summary>Whether the method has a form for every vector width; else it is scalar and written once.</summary>
    public virtual bool IsVectorized => true;

    /// <summary>Whether the method computes the part that it is told, of its rows as a rule, so that several threads can share it.</summary>
    public virtual bool CanBeShared => false;
}

/// <summary>One axis of a correlation: output o, tap t reads input <c>o * Stride + Offset + t * Step</c>, if that lies in the input.</summary>
internal readonly record struct TapAxis(int Outputs, int Inputs, int Taps, int Stride, int Offset, int Step)
{
    public bool IsInside(int output, int tap)
    {
        var position = (output * Stride) + Offset + (tap * Step);
        return position >= 0 && position < Inputs;
    }

    /// <summary>Whether some tap of some output lies outside of the input.</summary>
    public bool Clips => Taps > 0
        && !(IsInside(0, 0) && IsInside(0, Taps - 1) && IsInside(Outputs - 1, 0) && IsInside(Outputs - 1, Taps - 1));

    /// <summary>Pairs of output and tap that lie in the input.</summary>
    public int Products
    {
        get
        {
            var count = 0;
            for (var output = 0; output < Outputs; output++)
            {
                for (var tap = 0; tap < Taps; tap++) count += IsInside(output, tap) ? 1 : 0;
            }

            return count;
        }
    }
}

/// <summary>
/// y[o] = activation(bias[o] + sum over rows of taps, channels and taps of x * w), or the maxima of windows of these: a convolution's
/// forward pass, and one phase of its input gradient. Rows and columns are those before pooling. Output channels are in the lanes; each element's sum runs over (tapY, channel, tapX), or, where
/// the taps of a row cannot be unrolled, over (tapY, tapX, channel). With pairs of columns (<see cref="PairColumns"/>) the columns' axis counts pairs.
/// </summary>
internal sealed record CorrelateKernel(
    string Method,
    string Summary,
    Operand X,
    Operand Weight,
    Operand? Bias,
    OutputStage Stage,
    TapAxis Rows,
    TapAxis Columns,
    int Channels,
    Layout XLayout,
    Layout YLayout,
    int YOffset,
    int YRow,
    int YColumn,
    int OutputLanes,
    int GroupOutputs,
    WeightStrides Strides,
    bool UnrollTaps,
    TapAxis? PairedFrom = null)
    : Kernel(Method, Summary)
{
    /// <summary>Whether two neighbouring columns share the lanes; <see cref="PairedFrom"/> is the axis of single columns then.</summary>
    public bool PairsColumns => PairedFrom is not null;

    public override string Plan => PairsColumns
        ? "Output channels of two neighbouring columns in the lanes; each sum over (row of taps, channel, tap of either column), products with zero where only the other column has the tap: of infinite inputs these are NaN; taps outside of the input are left out."
        : UnrollTaps ? "Output channels in the lanes; each sum over (row of taps, channel, tap); taps outside of the input are left out."
        : "Output channels in the lanes; each sum over (row of taps, tap, channel); taps outside of the input are left out.";

    public override ImmutableArray<Operand> Operands => Bias is { } bias ? [X, Weight, bias, .. Stage.Operands] : [X, Weight, .. Stage.Operands];

    public override bool CanBeShared => true;

    /// <summary>The windows as the register tiles see them: two columns that share the lanes are one.</summary>
    public PoolSize Pool => PairsColumns ? Stage.Pool with { MoreColumns = 0 } : Stage.Pool;
}

/// <summary>dw[o] += sum over samples and positions of x * dy[o]: output channels in the lanes, each element's sum over (sample, row, column).</summary>
internal sealed record WeightGradientKernel(
    string Method,
    string Summary,
    Operand X,
    Operand Dy,
    Operand Dw,
    TapAxis Rows,
    TapAxis Columns,
    int Channels,
    Layout XLayout,
    Layout DyLayout,
    int OutputLanes,
    int GroupOutputs,
    WeightStrides Strides)
    : Kernel(Method, Summary)
{
    public override string Plan => "Output channels in the lanes; each sum over (sample, row, column), going on from tile to tile.";

    public override ImmutableArray<Operand> Operands => [X, Dy, Dw];
}

/// <summary>
/// A correlation within each lane: a grouped convolution whose groups do not fill vectors, forward or one phase of its input gradient.
/// y[q] = activation(bias + sum over rows of taps, taps and p of x[p] * w): forward there are as many p as channels in a group and
/// one q, backward one p and as many q.
/// </summary>
internal sealed record LanewiseKernel(
    string Method,
    string Summary,
    Operand X,
    Operand Weight,
    Operand? Bias,
    Operand Y,
    TapAxis Rows,
    TapAxis Columns,
    int XParts,
    int YParts,
    Layout XLayout,
    Layout YLayout,
    int YOffset,
    int YRow,
    int YColumn,
    int OutputLanes,
    LanewiseStrides Strides,
    ActivationKind Activation,
    double Slope)
    : Kernel(Method, Summary)
{
    public override string Plan => XParts > 1
        ? "Output channels in the lanes; each sum over (row of taps, tap, channel of the group); taps outside of the input are left out."
        : "Output channels in the lanes; each sum over (row of taps, tap); taps outside of the input are left out.";

    public override bool CanBeShared => true;

    public override ImmutableArray<Operand> Operands => Bias is { } bias ? [X, Weight, bias, Y] : [X, Weight, Y];
}

/// <summary>The weight gradient of a grouped convolution whose groups do not fill vectors.</summary>
internal sealed record LanewiseWeightGradientKernel(
    string Method,
    string Summary,
    Operand X,
    Operand Dy,
    Operand Dw,
    TapAxis Rows,
    TapAxis Columns,
    int Parts,
    Layout XLayout,
    Layout DyLayout,
    int OutputLanes,
    LanewiseStrides Strides)
    : Kernel(Method, Summary)
{
    public override string Plan => "Output channels in the lanes; each sum over (sample, row, column), going on from tile to tile.";

    public override ImmutableArray<Operand> Operands => [X, Dy, Dw];
}

/// <summary>Where the taps of a kernel lie in a weight that is packed as [tapY][tapX][channel of the group][output].</summary>
internal readonly record struct LanewiseStrides(int Offset, int TapY, int TapX);

/// <summary>Moves channels between the order of the input and the lanes of the outputs of their group.</summary>
internal sealed record RegroupKernel(
    string Method, string Summary, Operand X, Operand Y, bool IsGather, int Positions, int InputChannels, int ChannelsPerGroup, int Filters, int FiltersPerGroup)
    : Kernel(Method, Summary)
{
    public override string Plan => "Scalar copies, position by position.";

    public override ImmutableArray<Operand> Operands => [X, Y];

    public override bool IsVectorized => false;
}

internal enum PoolPass { Max, MaxGradient, Average, AverageGradient }

/// <summary>Pooling or its gradient, channels in the lanes. For a gradient, <paramref name="X"/> is dy and <paramref name="Y"/> is dx.</summary>
internal sealed record PoolKernel(
    string Method,
    string Summary,
    PoolPass Pass,
    Operand X,
    Operand Y,
    Operand? Winner,
    Window Window,
    Shape Input,
    Shape Output,
    AverageDivisor Divisor)
    : Kernel(Method, Summary)
{
    public override string Plan => "Channels in the lanes; the taps of a window in order.";

    /// <summary>Forward passes by their rows; of a single row, as of a sequence or a global average, one thread takes all.</summary>
    public override bool CanBeShared => Pass is PoolPass.Max or PoolPass.Average && Output.Height > 1;

    public override ImmutableArray<Operand> Operands => Winner is { } winner ? [X, winner, Y] : [X, Y];

    public int ChannelLanes => Lanes.RoundUp(Input.Channels);

    /// <summary>Whether windows reach over the edge of the input.</summary>
    public bool Clips => Reaches(Window.Y, Input.Height, Output.Height) || Reaches(Window.X, Input.Width, Output.Width);

    /// <summary>Whether every input lies in exactly one window, so that a gradient is written once and nothing has to be cleared.</summary>
    public bool Tiles => Covers(Window.Y, Input.Height, Output.Height) && Covers(Window.X, Input.Width, Output.Width);

    private static bool Reaches(WindowAxis axis, int input, int output) =>
        axis.PadBefore > 0 || ((output - 1) * axis.Stride) + axis.Extent - axis.PadBefore > input;

    private static bool Covers(WindowAxis axis, int input, int output) =>
        axis is { PadBefore: 0, Dilation: 1 } && axis.Stride == axis.Kernel && output * axis.Stride == input;
}

/// <summary>Sets the lanes beyond the channels back to zero, after a function whose value at zero is not zero.</summary>
internal sealed record ClearLanesKernel(string Method, string Summary, Operand Y, int Positions, int Channels) : Kernel(Method, Summary)
{
    public override string Plan => "Scalar, position by position.";

    public override ImmutableArray<Operand> Operands => [Y];

    public override bool IsVectorized => false;
}

/// <summary>Mean and sum of squared deviations of each channel of a tile, merged into those of the shard.</summary>
internal sealed record MomentsKernel(string Method, string Summary, Operand X, Operand Moments, int Positions, int ChannelLanes) : Kernel(Method, Summary)
{
    public override string Plan => "Channels in the lanes; each sum over (sample, position) of a tile; tiles merged in order.";

    public override ImmutableArray<Operand> Operands => [X, Moments];
}

internal enum DensePass { Forward, InputGradient, WeightGradient }

/// <summary>
/// A small matrix product over the samples of a tile. Weights are [outputs][inputs], the inputs in the lanes: forward is a dot
/// product per lane and one tree over the lanes; the gradients are sums over outputs or samples within each lane.
/// </summary>
internal sealed record DenseKernel(
    string Method, string Summary, DensePass Pass, Operand X, Operand Weight, Operand? Bias, Operand Y, int Inputs, int Outputs, ActivationGradient? Gradient = null)
    : Kernel(Method, Summary)
{
    public override string Plan => Pass switch
    {
        DensePass.Forward => "Inputs in the lanes; 16 sums over the blocks of inputs, then one tree over the lanes, then the bias.",
        DensePass.InputGradient => "Inputs in the lanes; each sum over the outputs.",
        _ => "Inputs in the lanes; each sum over the samples, going on from tile to tile.",
    };

    public override ImmutableArray<Operand> Operands =>
        Bias is { } bias ? [X, Weight, bias, Y] : Gradient is { } gradient ? [X, Weight, gradient.Activated, Y] : [X, Weight, Y];

    public int OutputLanes => Lanes.RoundUp(Outputs);
}

internal enum SoftmaxPass { Forward, Gradient, CrossEntropy }

/// <summary>Softmax over the channels of every position; its gradient; or softmax with cross-entropy, loss and gradient.</summary>
internal sealed record SoftmaxKernel(
    string Method, string Summary, SoftmaxPass Pass, ImmutableArray<Operand> Arguments, int Positions, int Channels)
    : Kernel(Method, Summary)
{
    public override string Plan => "Channels in the lanes; sums over the blocks of channels, then one tree over the lanes.";

    public override ImmutableArray<Operand> Operands => Arguments;

    /// <summary>Whether the batch size is an argument, because gradients are divided by it.</summary>
    public bool NeedsBatchSize => Pass == SoftmaxPass.CrossEntropy;
}

/// <summary>Mean squared error: loss and gradient.</summary>
internal sealed record SquaredErrorKernel(string Method, string Summary, Operand X, Operand Targets, Operand Losses, Operand Dx, Shape Shape)
    : Kernel(Method, Summary)
{
    public override string Plan => "Scalar; a sample's sum over (channel, position).";

    public override ImmutableArray<Operand> Operands => [X, Targets, Losses, Dx];

    public override bool IsVectorized => false;
}

/// <summary>Copies elements from one storage order to another; lanes beyond the channels become zero.</summary>
internal sealed record CopyKernel(
    string Method, string Summary, Operand X, Operand Y, Shape XShape, Layout XLayout, Shape YShape, Layout YLayout)
    : Kernel(Method, Summary)
{
    public override string Plan => "Scalar copies.";

    public override ImmutableArray<Operand> Operands => [X, Y];

    public override bool IsVectorized => false;
}

/// <summary>Copies channels of one value into another, at every position.</summary>
internal sealed record CopyChannelsKernel(
    string Method, string Summary, ImmutableArray<Operand> Parts, ImmutableArray<int> PartChannels, int FirstChannel, Operand Y, int YChannels, int Positions, int XChannels)
    : Kernel(Method, Summary)
{
    public override string Plan => "Copies, position by position.";

    public override ImmutableArray<Operand> Operands => [.. Parts, Y];

    public override bool IsVectorized => false;

    /// <summary>Whether parts are put together, not one taken out.</summary>
    public bool IsConcat => XChannels == 0;
}

/// <summary>Dropout, forward or backward: the runtime's masks.</summary>
internal sealed record DropoutKernel(string Method, string Summary, Operand X, Operand Y, bool IsGradient, int Positions, int Channels, double Rate, int Stream)
    : Kernel(Method, Summary)
{
    public override string Plan => "The mask is a function of (seed, epoch, sample, layer, element).";

    public override ImmutableArray<Operand> Operands => [X, Y];

    public override bool IsVectorized => false;
}
