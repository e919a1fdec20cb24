using System.Globalization;
using System.Text.RegularExpressions;

namespace StaticCnn.Bench.Kernels;

/// <summary>What a network's plan says of its kernels, read from the table that users see.</summary>
internal sealed partial class PrintedPlan
{
    private readonly int tileSamples;
    private readonly Dictionary<string, int> samplesAtATime = [];
    private readonly Dictionary<string, (double MultiplyAdds, double Share)> shares = [];

    public PrintedPlan(NetworkDefinition definition)
    {
        tileSamples = definition.TileSamples;
        var samples = tileSamples;
        foreach (var line in definition.Plan.Split('\n'))
        {
            if (Samples().Match(line) is { Success: true } group) samples = (int)Number(group.Groups["samples"]);
            else if (Kernel().Match(line) is { Success: true } kernel) samplesAtATime.TryAdd(kernel.Groups["kernel"].Value, samples);
            if (Share().Match(line) is { Success: true } row)
                shares.TryAdd(row.Groups["kernel"].Value, (Number(row.Groups["multiplyAdds"]), Number(row.Groups[$"at{VectorWidth.Current}"]) / 100));
        }
    }

    /// <summary>The samples that the network has a kernel compute at a time, at most; those of a tile where the plan does not list it.</summary>
    public int SamplesAtATime(string kernel) => samplesAtATime.GetValueOrDefault(kernel, tileSamples);

    /// <summary>The share of the peak that kernels which belong together reach by the plan's model, at the vector width of this run; null where it has none.</summary>
    public double? ExpectedShare(IEnumerable<string> kernels)
    {
        var known = kernels.Where(shares.ContainsKey).Select(k => shares[k]).ToArray();
        return known.Length == 0 ? null : known.Sum(r => r.MultiplyAdds) / known.Sum(r => r.MultiplyAdds / r.Share);
    }

    private static double Number(Group text) => double.Parse(text.Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<samples>\d+) samples? at a time$")]
    private static partial Regex Samples();

    [GeneratedRegex(@"^\S+ +(?<kernel>[A-Z]\w+)( |$)")]
    private static partial Regex Kernel();

    [GeneratedRegex(@"^\S+ +(?<kernel>\w+) .* (?<multiplyAdds>[\d,]+) +[\d,]+ +(?<at512>\d+) (?<at256>\d+) (?<at128>\d+)$")]
    private static partial Regex Share();
}
