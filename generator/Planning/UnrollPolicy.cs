using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Planning;

/// <summary>Loops of a kernel that its text may hold unrolled.</summary>
[Flags]
internal enum Loops
{
    None = 0,

    /// <summary>Over the taps of a row.</summary>
    Taps = 1,

    /// <summary>Over input channels, or over the inputs of a dense layer.</summary>
    Channels = 2,

    /// <summary>Over the rows of taps.</summary>
    TapRows = 4,

    /// <summary>Over the columns of a row, or over the tiles that they are split into.</summary>
    Columns = 8,

    /// <summary>Over the rows of a sample.</summary>
    Rows = 16,

    /// <summary>Over tiles of what lies in the lanes.</summary>
    Lanes = 32,

    /// <summary>Over the outputs of a dense layer, or over tiles of them.</summary>
    Outputs = 64,
}

/// <summary>Which loops become text where a declaration asks for all of them.</summary>
internal static class UnrollPolicy
{
    /// <summary>Multiply-adds that the register tiles and taps of one method should not exceed: longer ones leave the instruction cache.</summary>
    public const int MostMultiplyAdds = 900;

    /// <summary>
    /// Multiply-adds up to which loops are unrolled on request. One with a load of its own takes up to 90 bytes of intermediate code, and from 60,000 on the
    /// run-time compiler stops to optimise.
    /// </summary>
    public const int MostUnrolled = 450;

    /// <summary>The loops that become text besides what always is: each where the text stays short enough with it.</summary>
    /// <param name="unroll">What is asked for.</param>
    /// <param name="text">The multiply-adds of the text with all of the loops.</param>
    /// <param name="loops">The loops from the innermost out, with the number of times that each repeats its text.</param>
    public static Loops Choose(UnrollKind unroll, double text, params ImmutableArray<(Loops Loop, double Times)> loops)
    {
        var chosen = Loops.None;
        if (unroll != UnrollKind.Full) return chosen;
        foreach (var (loop, times) in loops)
        {
            if (loop == Loops.None || (times > 1 && text * times > MostUnrolled)) continue;
            chosen |= loop;
            text *= Math.Max(times, 1);
        }

        return chosen;
    }

    public static bool Has(this Loops loops, Loops loop) => (loops & loop) != 0;
}
