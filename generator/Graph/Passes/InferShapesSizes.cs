using System.Globalization;

namespace StaticCnn.Generator.Graph.Passes;

/// <summary>Products that may pass 2^31 - 1. Doubles hold them: they are exact wherever the comparison is close.</summary>
internal static class InferShapesSizes
{
    /// <summary>
    /// What is too much in a product of dimensions, for a message; null where it is not too much. Kernels see the channels padded to whole
    /// vectors, so that must fit too.
    /// </summary>
    public static string? Describe(IReadOnlyList<int> dimensions)
    {
        var count = dimensions.Aggregate(1.0, (product, dimension) => product * dimension);
        var padded = count / dimensions[0] * Math.Ceiling(dimensions[0] / (double)Lanes.Count) * Lanes.Count;
        if (!IsTooLarge(padded)) return null;
        var shape = string.Join("x", dimensions.Select(d => d.ToString(CultureInfo.InvariantCulture)));
        var elements = IsTooLarge(count) ? $"{Text(count)} elements" : $"{Text(count)} elements, {Text(padded)} with the channels padded to whole vectors";
        return $"{shape} = {elements}; at most {Text(int.MaxValue)} are possible";
    }

    public static bool IsTooLarge(double count) => count > int.MaxValue;

    public static string Text(double count) => count.ToString("0", CultureInfo.InvariantCulture);
}
