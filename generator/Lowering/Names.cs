namespace StaticCnn.Generator.Lowering;

/// <summary>Names of generated methods: unique, and readable as layer and pass.</summary>
internal sealed class Names
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>conv1, Forward to Conv1Forward; a number follows where that is taken.</summary>
    public string Method(string layer, string pass)
    {
        var wanted = Pascal(layer) + pass;
        var name = wanted;
        for (var i = 2; !taken.Add(name); i++) name = FormattableString.Invariant($"{wanted}{i}");
        return name;
    }

    /// <summary>conv1.weight to conv1Weight. Layers give two words at least; the single ones, as "input", are no keywords.</summary>
    public static string Camel(string name)
    {
        var words = name.Split('.', '_').Where(w => w.Length > 0).ToArray();
        return string.Concat(words.Select((w, i) => (i == 0 ? char.ToLowerInvariant(w[0]) : char.ToUpperInvariant(w[0])) + w.Substring(1)));
    }

    public static string Pascal(string name) =>
        string.Concat(name.Split('_').Where(p => p.Length > 0).Select(p => char.ToUpperInvariant(p[0]) + p.Substring(1)));
}
