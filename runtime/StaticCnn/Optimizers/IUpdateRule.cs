namespace StaticCnn;

/// <summary>An optimizer's formula for one element, with its coefficients and the places of its state.</summary>
internal interface IUpdateRule
{
    /// <summary>The new parameter; reads and writes the state at <paramref name="index"/>.</summary>
    TVector Apply<TOps, TVector>(TVector parameter, TVector gradient, nint index)
        where TOps : IElementwise<TVector>
        where TVector : struct;
}
