using StaticCnn.Numerics.Tests.Generated;

namespace StaticCnn.Numerics.Tests;

/// <summary>The engines that every network test runs on, and the rows of such tests.</summary>
public static class Engines
{
    private static readonly Dictionary<string, IEngine> All = new()
    {
        ["reference"] = new ReferenceEngine(),
        ["generated 512"] = new GeneratedEngine(512),
        ["generated 256"] = new GeneratedEngine(256),
        ["generated 128"] = new GeneratedEngine(128),
    };

    /// <summary>Every engine with every network.</summary>
    public static TheoryData<string, string> WithNetworks()
    {
        var rows = new TheoryData<string, string>();
        foreach (var engine in All.Keys)
        foreach (var network in NetworkCase.Names)
            rows.Add(engine, network);
        return rows;
    }

    /// <summary>Every engine with every network and every optimizer.</summary>
    public static TheoryData<string, string, OptimizerSetting> WithNetworksAndOptimizers()
    {
        var rows = new TheoryData<string, string, OptimizerSetting>();
        foreach (var engine in All.Keys)
        foreach (var network in NetworkCase.Names)
        foreach (var optimizer in Enum.GetValues<OptimizerSetting>())
            rows.Add(engine, network, optimizer);
        return rows;
    }

    /// <summary>The engine of the given name.</summary>
    public static IEngine Of(string name) => All[name];
}
