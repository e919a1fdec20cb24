using System.Globalization;

namespace StaticCnn.Generator.Graph.Passes;

/// <summary>Products that may pass 2^31 - 1. Doubles hold them: they are exact wherever the comparison is close.</summary>
internal static class InferShapesSizes
{
    /// <summary>What is too much in a product of dimensions, for a message; null where it is not too much.</summary>
    public static string? Describe(IReadOnlyList<int> dimensions)
    {
        var count = dimensions.Aggregate(1.0, (product, dimension) => product * dimension);
        if (!IsTooLarge(count)) return null;
        var shape = string.Join("x", dimensions.Select(d => d.ToString(CultureInfo.InvariantCulture)));
        return $"{shape} = {Text(count)} elements; at most {Text(int.MaxValue)} are possible";
    }

    public static bool IsTooLarge(double count) => count > int.MaxValue;

    public static string Text(double count) => count.ToString("0", CultureInfo.InvariantCulture);
}
