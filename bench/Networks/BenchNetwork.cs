using StaticCnn.Bench.Compare;
using StaticCnn.Bench.Description;

namespace StaticCnn.Bench.Networks;

/// <summary>A declared network, seen without its type.</summary>
internal abstract class BenchNetwork(string name, Type type, NetworkDefinition definition)
{
    public string Name { get; } = name;

    /// <summary>The generated class.</summary>
    public Type Type { get; } = type;

    public NetworkDefinition Definition { get; } = definition;

    /// <summary>The layers as declared, for those who compute the same in another way.</summary>
    public NetworkDescription Description { get; } = NetworkDescription.Of(type);

    /// <summary>The network with the parameters of a seed.</summary>
    public abstract GeneratedContender Create(BenchCase benchCase, ulong seed);
}

/// <summary>A declared network of the given class.</summary>
internal sealed class BenchNetwork<TNetwork>(string name, Func<ulong, TNetwork> create)
    : BenchNetwork(name, typeof(TNetwork), TNetwork.Definition)
    where TNetwork : class, INetwork<TNetwork>
{
    public override GeneratedContender Create(BenchCase benchCase, ulong seed) => new GeneratedContender<TNetwork>(create(seed), benchCase);
}
