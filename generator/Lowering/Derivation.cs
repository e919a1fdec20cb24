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

/// <summary>The taps First, First + Step, ... of an axis.</summary>
internal readonly record struct TapSelection(int First, int Step, int Count);

/// <summary>scale = gamma / sqrt(running variance + epsilon), shift = beta - running mean * scale.</summary>
internal sealed record FoldedNormalization(
    string Method, string Summary, int Length, int Gamma, int Beta, int RunningMean, int RunningVariance, double Epsilon)
    : Derivation(Method, Summary, Length);
