namespace StaticCnn.Generator.Lowering;

/// <summary>A factor as a fraction, so that its text is exact.</summary>
internal readonly record struct Ratio(int Numerator, int Denominator = 1)
{
    public double Value => (double)Numerator / Denominator;

    public static implicit operator Ratio(int value) => new(value);
}

/// <summary>Target = Factor * Factored + Added: one addition, subtraction, multiplication or fused multiply-add.</summary>
/// <param name="Added">The summand, or null for a product or a copy.</param>
internal sealed record LinearStep(string Target, Ratio Factor, string Factored, string? Added = null);

/// <summary>
/// A small matrix times a vector, as steps that share what rows have in common: of x0, x1, ... results r0, r1, ... The order of the steps is
/// the order of every sum.
/// </summary>
internal sealed record LinearProgram(int Inputs, int Results, ImmutableArray<LinearStep> Steps)
{
    public static LinearProgram Of(int inputs, int results, params LinearStep[] steps) => new(inputs, results, [.. steps]);

    /// <summary>The steps that the first results need.</summary>
    public ImmutableArray<LinearStep> For(int results)
    {
        var needed = new HashSet<string>(Enumerable.Range(0, results).Select(r => FormattableString.Invariant($"r{r}")));
        var kept = new Stack<LinearStep>();
        foreach (var step in Steps.Reverse())
        {
            if (!needed.Contains(step.Target)) continue;
            needed.Add(step.Factored);
            if (step.Added is { } added) needed.Add(added);
            kept.Push(step);
        }

        return [.. kept];
    }
}
