using System.Globalization;

namespace StaticCnn.Generator;

/// <summary>File names of generated sources. The compiler compares them without letter case, C# does not: Net and NET are two classes.</summary>
internal static class HintNames
{
    /// <summary>The names that another one equals but for letter case, in ordinal order; normally none.</summary>
    public static EquatableArray<string> Ambiguous(IEnumerable<string> names) =>
        names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Count() > 1)
            .SelectMany(g => g)
            .OrderBy(n => n, StringComparer.Ordinal)
            .ToEquatableArray();

    public static string FileName(string name, EquatableArray<string> ambiguous)
    {
        var alike = ambiguous.Where(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase)).ToList();
        var place = alike.IndexOf(name);
        return place <= 0 ? name + ".g.cs" : name + "-" + (place + 1).ToString(CultureInfo.InvariantCulture) + ".g.cs";
    }
}
