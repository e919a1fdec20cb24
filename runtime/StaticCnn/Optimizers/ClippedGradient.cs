using System.Runtime.CompilerServices;

namespace StaticCnn;

/// <summary>What clipping does to each element of a step's gradient.</summary>
internal readonly struct ClippedGradient(float factor, float limit)
{
    public static ClippedGradient None => new(1, float.PositiveInfinity);

    public bool IsNeeded { get; } = factor != 1 || limit != float.PositiveInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Apply<TOps, TVector>(TVector gradient)
        where TOps : IElementwise<TVector>
        where TVector : struct =>
        TOps.Clamp(TOps.Multiply(gradient, TOps.Broadcast(factor)), TOps.Broadcast(-limit), TOps.Broadcast(limit));
}
