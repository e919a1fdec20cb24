using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

internal enum PointwiseFunction
{
    /// <summary>The element of an operand.</summary>
    Map,

    /// <summary>The number of an operand for the element's channel: of its part-th vector over the channels.</summary>
    Channel,

    /// <summary>The number of positions of the whole batch.</summary>
    Count,

    Add,
    Subtract,
    Multiply,
    Divide,

    /// <summary>a * b + c, rounded once.</summary>
    MultiplyAdd,

    /// <summary>f(a).</summary>
    Activate,

    /// <summary>f'(x) b, for a = f(x).</summary>
    ActivateGradient,
}

/// <summary>One step of a pointwise kernel: a function of earlier steps, which are given by their numbers.</summary>
/// <param name="IsConstant">Whether it is the same at all positions, and so computed once for each channel.</param>
internal readonly record struct PointwiseStep(
    PointwiseFunction Function, int A, int B, int C, Operand Operand, int Part, ActivationKind Activation, double Slope, bool IsConstant);

/// <summary>sum over samples and positions, added to an operand: of step A, or of the products of steps A and B.</summary>
internal readonly record struct PointwiseSum(Operand Operand, int A, int B);

/// <summary>A list of steps at every position of maps of one shape, channels in the lanes; some results are stored, some summed over the positions.</summary>
internal sealed record PointwiseKernel(
    string Method,
    string Summary,
    ImmutableArray<Operand> Arguments,
    ImmutableArray<PointwiseStep> Steps,
    ImmutableArray<(Operand Operand, int Step)> Stores,
    ImmutableArray<PointwiseSum> Sums,
    int Positions,
    int ChannelLanes)
    : Kernel(Method, Summary)
{
    public override string Plan => Sums.Length > 0
        ? "Channels in the lanes; element by element; each sum over (sample, position), going on from tile to tile."
        : "Element by element.";

    public override ImmutableArray<Operand> Operands => Arguments;

    /// <summary>Whether the number of samples of the whole batch is an argument.</summary>
    public bool NeedsBatchSize => Steps.Any(s => s.Function == PointwiseFunction.Count);
}
