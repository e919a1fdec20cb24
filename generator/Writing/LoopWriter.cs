namespace StaticCnn.Generator.Writing;

/// <summary>Loops over constant ranges: as loops, or as text.</summary>
internal static class LoopWriter
{
    /// <summary>A loop over a range in steps. As text, each round has its number as a constant, which the body is told too.</summary>
    public static void Loop(this CodeWriter code, bool unrolled, string name, int from, int to, int step, Action<int?> body)
    {
        if (!unrolled)
        {
            var increment = step == 1 ? "++" : FormattableString.Invariant($" += {step}");
            code.Open($"for (nint {name} = {from}; {name} < {to}; {name}{increment})");
            body(null);
            code.Close();
            return;
        }

        for (var value = from; value < to; value += step)
        {
            code.Open();
            code.Line($"const int {name} = {value};");
            body(value);
            code.Close();
        }
    }
}
