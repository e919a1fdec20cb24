using System.Text.Json.Nodes;
using StaticCnn.Bench.Measurement;

namespace StaticCnn.Bench.Compare;

/// <summary>ONNX Runtime in a process of Node.js, which infers from the same parameters and batch by an ONNX file of that batch size.</summary>
internal sealed class OnnxRuntimePeer : Peer
{
    private readonly PeerProcess process;
    private readonly List<double> calls = [];
    private CaseFiles? files;

    /// <summary>Starts Node.js.</summary>
    /// <param name="nodeModules">Where its packages are; null for where Node.js looks by itself.</param>
    /// <exception cref="PeerException">There is no Node.js, or it finds no onnxruntime-node.</exception>
    public OnnxRuntimePeer(string? nodeModules)
    {
        string[] folder = nodeModules is null ? [] : [Path.GetFullPath(nodeModules)];
        process = new PeerProcess("node", [Path.Combine(AppContext.BaseDirectory, "peers", "onnxruntime_peer.js"), .. folder], new Dictionary<string, string>());
    }

    public override string Name => $"ONNX Runtime {process.Greeting["version"]}";

    public override double? CallMicroseconds => calls.Count == 0 ? null : Statistics.Median(calls);

    public override bool Takes(BenchCase benchCase) => benchCase.Pass == Pass.Infer;

    public override void Prepare(BenchCase benchCase, CaseFiles files)
    {
        this.files = files;
        calls.Clear();
        process.Ask(new JsonObject
        {
            ["command"] = "prepare",
            ["model"] = files.Model,
            ["identity"] = files.Identity,
            ["inputs"] = files.Inputs,
            ["shape"] = new JsonArray([benchCase.Batch, .. benchCase.Network.Description.InputShape]),
            ["classes"] = benchCase.Network.Definition.OutputShape.Count,
            ["threads"] = benchCase.Threads,
        });
    }

    public override CheckResult Check()
    {
        process.Ask(new JsonObject { ["command"] = "check", ["output"] = files!.Output });
        return new CheckResult(0, files.ReadOutput());
    }

    public override double Time(int milliseconds)
    {
        var answer = process.Ask(new JsonObject { ["command"] = "time", ["milliseconds"] = milliseconds });
        calls.Add((double)answer["callMicroseconds"]!);
        return (double)answer["microseconds"]!;
    }

    public override void Dispose()
    {
        process.Dispose();
        base.Dispose();
    }
}
