using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

/// <summary>
/// What becomes of the sums of a correlation before they are stored: an activation and the maxima of windows, forward; the gradient of
/// the activation before, backward.
/// </summary>
/// <param name="Y">Where they are stored.</param>
/// <param name="Winner">Where it is stored which position of a window had the maximum, if that is wanted.</param>
internal sealed record OutputStage(
    Operand Y, ActivationKind Activation, double Slope, PoolSize Pool, Operand? Winner, ActivationGradient? Gradient)
{
    /// <summary>Nothing but storing, or the gradient of an activation.</summary>
    public static OutputStage Backward(Operand y, ActivationGradient? gradient) => new(y, ActivationKind.None, 0, default, null, gradient);

    /// <summary>The operands, in the order of the kernels' parameters.</summary>
    public IEnumerable<Operand> Operands
    {
        get
        {
            if (Winner is { } winner) yield return winner;
            if (Gradient is { } gradient) yield return gradient.Activated;
            yield return Y;
        }
    }
}

/// <summary>What an input gradient applies before it stores: the gradient of an activation, from the activated value.</summary>
internal sealed record ActivationGradient(ActivationKind Activation, double Slope, Operand Activated)
{
    public static ActivationGradient? Of(AppliedGradient? gradient) =>
        gradient is null ? null : new(gradient.Activation, gradient.Slope, Operand.Read("activated", gradient.Y));
}
