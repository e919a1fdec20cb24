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

    private const string Helper = "At(ref ";

    /// <summary>Whether all calls of helpers in a method will be inlined.</summary>
    public static bool Holds(string method, VectorForm form)
    {
        var locals = Count(method, " nint ") + Count(method, "Broadcast" + Helper) + (LocalsOfFunction * Count(method, "VectorMath.")) + (LocalsOfReduction * Count(method, "Lanes."));
        for (var start = 0; start < method.Length && locals <= MostLocals;)
        {
            var end = method.IndexOf('\n', start);
            if (end < 0) end = method.Length;
            locals += OfLine(method, start, end, form);
            start = end + 1;
        }

        return locals <= MostLocals;
    }

    /// <summary>A vector that is declared, an offset that is no name, and what waits for another call in the line take a local each.</summary>
    private static int OfLine(string method, int start, int end, VectorForm form)
    {
        var (calls, offsets) = (0, 0);
        for (var i = Next(start); i >= 0; i = Next(i + Helper.Length))
        {
            calls++;
            var offset = method.IndexOf(", ", i, StringComparison.Ordinal) + 2;
            while (char.IsLetterOrDigit(method[offset])) offset++;
            if (method[offset] is not (',' or ')')) offsets++;
        }

        while (start < end && method[start] == ' ') start++;
        var declared = Declares(form.Type) || Declares(form.Half.Type) ? 1 : 0;
        return declared + offsets + (calls > 1 ? calls : 0);

        int Next(int from) => method.IndexOf(Helper, from, end - from, StringComparison.Ordinal);

        bool Declares(string type) => string.CompareOrdinal(method, start, type, 0, type.Length) == 0 && start + type.Length < end && method[start + type.Length] == ' ';
    }

    private static int Count(string method, string word)
    {
        var count = 0;
        for (var i = method.IndexOf(word, StringComparison.Ordinal); i >= 0; i = method.IndexOf(word, i + word.Length, StringComparison.Ordinal)) count++;
        return count;
    }
}
