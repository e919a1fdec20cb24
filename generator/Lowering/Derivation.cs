using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

/// <summary>Something computed from the tensors once before a pass over samples.</summary>
internal abstract record Derivation(string Method, string Summary, int Length);

/// <summary>
/// A convolution's weight with input channels in the lanes, for one phase of its input gradient: the taps that reach the inputs of
/// that phase, in the order of the kernel.
/// </summary>
internal sealed record TransposedWeight(
    string Method,
    string Summary,
    int Length,
    int Weight,
    WeightStrides Source,
    WeightStrides Target,
    int InputChannels,
    int GroupInputs,
    int GroupOutputs,
    TapSelection TapsY,
    TapSelection TapsX)
    : Derivation(Method, Summary, Length);

/// <summary>
/// A weight of at most 8 lanes for pairs of columns, [row][tap][16]: the lower half of the lanes has the weight of a tap of the first
/// column, the upper half that of the second, and zero where a column has no such tap.
/// </summary>
/// <param name="Source">The tensor, or what was derived from it before: [row][tap][16].</param>
/// <param name="Rows">The rows of taps times the channels.</param>
/// <param name="Taps">The taps of a row of the source.</param>
/// <param name="Shift">The taps by which the columns differ.</param>
/// <param name="IsUpperFirst">Whether the taps begin with the second column's, as they do where they go back.</param>
internal sealed record PairedWeight(
    string Method, string Summary, int Length, Operand Source, int Rows, int Taps, int Shift, bool IsUpperFirst)
    : Derivation(Method, Summary, Length);

/// <summary>The taps First, First + Step, ... of an axis.</summary>
internal readonly record struct TapSelection(int First, int Step, int Count);

/// <summary>scale = gamma / sqrt(running variance + epsilon), shift = beta - running mean * scale.</summary>
internal sealed record FoldedNormalization(
    string Method, string Summary, int Length, int Gamma, int Beta, int RunningMean, int RunningVariance, double Epsilon)
    : Derivation(Method, Summary, Length);
