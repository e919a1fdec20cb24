using System.Globalization;
using StaticCnn.Bench.Compare;

namespace StaticCnn.Bench.CommandLine;

/// <summary>Reads options, each a name and a value.</summary>
internal static class OptionReader
{
    /// <summary>Hands each option with its value to <paramref name="set"/>, which says whether it knows the name.</summary>
    /// <exception cref="UsageException">One is unknown or has no value.</exception>
    public static void Read(ReadOnlySpan<string> arguments, string help, Func<string, string, bool> set)
    {
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (i + 1 == arguments.Length) throw new UsageException($"{arguments[i]} needs a value.\n{help}");
            if (!set(arguments[i], arguments[i + 1])) throw new UsageException($"There is no option {arguments[i]}.\n{help}");
        }
    }

    public static int[] Numbers(string name, string value) => [.. value.Split(',').Select(part =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new UsageException($"{name} takes positive whole numbers, not '{part}'."))];

    public static string OneOf(string name, string value, params string[] values) => values.Contains(value)
        ? value
        : throw new UsageException($"{name} is {string.Join(" or ", values)}, not '{value}'.");
}
