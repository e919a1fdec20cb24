namespace StaticCnn.Generator.Writing;

/// <summary>Loops over constant ranges: as loops, as text, or a thread's part of them.</summary>
internal static class LoopWriter
{
    /// <summary>A loop over a range in steps. As text, each round has its number as a constant, which the body is told too.</summary>
    /// <param name="isEmpty">The rounds that have nothing to do, which are left out of the text.</param>
    public static void Loop(
        this CodeWriter code, bool unrolled, string name, int from, int to, int step, Action<int?> body, Func<int, bool>? isEmpty = null)
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
            if (isEmpty?.Invoke(value) == true) continue;
            code.Open();
            code.Line($"const int {name} = {value};");
            body(value);
            code.Close();
        }
    }

    /// <summary>The rounds that fall to this thread of a team, as variables whose names end in From and To.</summary>
    public static void Share(this CodeWriter code, string name, int rounds) =>
        code.Line($"nint {name}From = (nint){rounds} * part / parts, {name}To = (nint){rounds} * (part + 1) / parts;");
}
