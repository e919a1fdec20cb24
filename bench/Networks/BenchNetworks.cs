using StaticCnn.Bench.Compare;

namespace StaticCnn.Bench.Networks;

/// <summary>The networks of the bench, by name.</summary>
internal static class BenchNetworks
{
    public static IReadOnlyList<BenchNetwork> All { get; } =
    [
        new BenchNetwork<Simple>("simple", Simple.Create),
        new BenchNetwork<LeNetReLU>("lenet", LeNetReLU.Create),
        new BenchNetwork<Deep>("deep", Deep.Create),
        new BenchNetwork<Colour>("colour", Colour.Create),
        new BenchNetwork<Vgg>("vgg", Vgg.Create),
        new BenchNetwork<Conv1DNet>("conv1d", Conv1DNet.Create),
        new BenchNetwork<Residual>("residual", Residual.Create),
        new BenchNetwork<DepthwiseSeparable>("depthwise", DepthwiseSeparable.Create),
        new BenchNetwork<Awkward>("awkward", Awkward.Create),
        new BenchNetwork<Strided>("strided", Strided.Create),
    ];

    /// <summary>The networks of a comma list of names, or all.</summary>
    public static IReadOnlyList<BenchNetwork> Select(string names) => names == "all"
        ? All
        : [.. names.Split(',').Select(name => All.FirstOrDefault(n => n.Name == name) ?? throw new UsageException(
            $"There is no network '{name}'; there are all, {string.Join(", ", All.Select(n => n.Name))}."))];
}
