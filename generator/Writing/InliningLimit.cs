using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing;

/// <summary>
/// Where the run-time compiler stops to inline: with 512 locals in a method on .NET 9, with 1,024 on .NET 10. From there on every call stays a call;
/// and as the locals of the text and of vectors that helpers return are there before any inlining begins, it may be every call there is.
/// </summary>
internal static class InliningLimit
{
    /// <summary>Estimated locals up to which helpers are called. Measured with the kernels of 147 networks, compiled ahead of time: the first that was not inlined came at 411.</summary>
    private const int MostLocals = 350;

    // What the inlined methods of the runtime take; measured.
    private const int LocalsOfFunction = 40, LocalsOfReduction = 20;

    /// <summary>Whether all calls of helpers in a method will be inlined.</summary>
    public static bool Holds(string method, VectorForm form) => method.Split('\n').Sum(line => Locals(line, form)) <= MostLocals;

    private static int Locals(string line, VectorForm form)
    {
        var text = line.TrimStart();
        var declared = text.StartsWith(form.Type + " ", StringComparison.Ordinal) || text.StartsWith(form.Half.Type + " ", StringComparison.Ordinal) ? 1 : 0;
        return declared + Count(line, " nint ") + Helpers(line) + (LocalsOfFunction * Count(line, "VectorMath.")) + (LocalsOfReduction * Count(line, "Lanes."));
    }

    /// <summary>A vector that is returned takes a local, and so do an offset that is no name and what waits for another call in the line.</summary>
    private static int Helpers(string line)
    {
        const string helper = "At(ref ";
        var (calls, offsets) = (0, 0);
        for (var i = line.IndexOf(helper, StringComparison.Ordinal); i >= 0; i = line.IndexOf(helper, i + helper.Length, StringComparison.Ordinal))
        {
            calls++;
            var end = line.IndexOf(", ", i, StringComparison.Ordinal) + 2;
            while (char.IsLetterOrDigit(line[end])) end++;
            if (line[end] is not (',' or ')')) offsets++;
        }

        return (calls > 1 ? calls : 0) + offsets + (calls > 0 ? Count(line, "BroadcastAt(") : 0);
    }

    private static int Count(string line, string word)
    {
        var count = 0;
        for (var i = line.IndexOf(word, StringComparison.Ordinal); i >= 0; i = line.IndexOf(word, i + word.Length, StringComparison.Ordinal)) count++;
        return count;
    }
}
