using System.Collections.Concurrent;
using StaticCnn.Reference;
using StaticCnn.Reference.Layers;

namespace StaticCnn.Numerics.Tests;

/// <summary>The networks that a namespace declares, with the reference's answers, each computed once for all widths.</summary>
internal sealed class DeclaredNetworks(string name, Func<Type, int, NetworkCase> create)
{
    private static readonly int[] Widths = [512, 256, 128];
    private static readonly int[] BatchSizes = [1, 3, 17, 33];

    private readonly ConcurrentDictionary<(string Network, int BatchSize), Lazy<(NetworkCase Case, EngineResult Expected)>> answers = new();

    private readonly Dictionary<string, Type> types = typeof(DeclaredNetworks).Assembly.GetTypes()
        .Where(t => t.Namespace == name && t.IsDefined(typeof(NetworkAttribute), inherit: false))
        .ToDictionary(t => t.Name);

    /// <summary>Every network with every width and batch size that it can have.</summary>
    public TheoryData<string, int, int> Rows()
    {
        var rows = new TheoryData<string, int, int>();
        foreach (var (network, type) in types.OrderBy(t => t.Key, StringComparer.Ordinal))
        foreach (var width in Widths)
        foreach (var batchSize in BatchSizes.Where(b => b > 1 || !NormalizesFeatures(type)))
            rows.Add(network, width, batchSize);
        return rows;
    }

    /// <summary>The case of a network, and what the reference gives for it.</summary>
    public (NetworkCase Case, EngineResult Expected) Of(string network, int batchSize) =>
        answers.GetOrAdd((network, batchSize), key => new(() =>
        {
            var problem = create(types[key.Network], key.BatchSize);
            return (problem, new ReferenceEngine().Train(problem));
        })).Value;

    /// <summary>One sample has no variance where a channel is one value.</summary>
    private static bool NormalizesFeatures(Type type) =>
        ReferenceNetwork.FromDeclaration(type).Layers
            .Any(layer => layer is BatchNorm && layer.Output.Positions == 1);
}
