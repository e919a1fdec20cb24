using System.Globalization;
using System.Text.RegularExpressions;

namespace StaticCnn.Bench.Kernels;

/// <summary>What a network's plan expects of its kernels, read from the table that users see.</summary>
internal sealed partial class ExpectedShares
{
    private readonly Dictionary<string, (double MultiplyAdds, double Share)> rows = [];

    public ExpectedShares(NetworkDefinition definition)
    {
        foreach (var match in definition.Plan.Split('\n').Select(l => Row().Match(l)).Where(m => m.Success))
            rows.TryAdd(match.Groups["kernel"].Value, (Number(match.Groups["multiplyAdds"]), Number(match.Groups[$"at{VectorWidth.Current}"]) / 100));
    }

    /// <summary>The share of the peak that kernels which belong together reach by the plan's model, at the vector width of this run; null where it has none.</summary>
    public double? Of(IEnumerable<string> kernels)
    {
        var known = kernels.Where(rows.ContainsKey).Select(k => rows[k]).ToArray();
        return known.Length == 0 ? null : known.Sum(r => r.MultiplyAdds) / known.Sum(r => r.MultiplyAdds / r.Share);
    }

    private static double Number(Group text) => double.Parse(text.Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\S+ +(?<kernel>\w+) .* (?<multiplyAdds>[\d,]+) +[\d,]+ +(?<at512>\d+) (?<at256>\d+) (?<at128>\d+)$")]
    private static partial Regex Row();
}
