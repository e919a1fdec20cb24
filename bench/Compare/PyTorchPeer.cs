using System.Text.Json;
using System.Text.Json.Nodes;

namespace StaticCnn.Bench.Compare;

/// <summary>PyTorch in a process of its own, which computes the declared layers from the same parameters and batch.</summary>
internal sealed class PyTorchPeer : Peer
{
    /// <summary>Makes the C library keep the memory of large tensors, which it otherwise gives back and takes again in every step.</summary>
    public static readonly IReadOnlyDictionary<string, string> KeepingMemory = new Dictionary<string, string>
    {
        ["GLIBC_TUNABLES"] = "glibc.malloc.mmap_threshold=4294967296:glibc.malloc.trim_threshold=8589934592",
    };

    public static readonly IReadOnlyDictionary<string, string> DefaultMemory = new Dictionary<string, string>();

    private readonly PeerProcess process;
    private readonly string label;
    private CaseFiles? files;

    /// <summary>Starts PyTorch.</summary>
    /// <exception cref="PeerException">There is no such Python, or it has no PyTorch.</exception>
    public PyTorchPeer(string python, string label, IReadOnlyDictionary<string, string> environment)
    {
        process = new PeerProcess(python, [Path.Combine(AppContext.BaseDirectory, "peers", "pytorch_peer.py")], environment);
        this.label = label;
    }

    public override string Name => $"PyTorch {process.Greeting["version"]}{label}";

    public override bool Takes(BenchCase benchCase) => true;

    public override void Prepare(BenchCase benchCase, CaseFiles files)
    {
        this.files = files;
        process.Ask(new JsonObject
        {
            ["command"] = "prepare",
            ["layers"] = JsonSerializer.SerializeToNode(benchCase.Network.Description.Layers),
            ["shape"] = JsonSerializer.SerializeToNode(benchCase.Network.Description.InputShape),
            ["trained"] = JsonSerializer.SerializeToNode(benchCase.Network.Definition.Tensors.Where(t => t.IsTrainable).Select(t => t.Name)),
            ["weights"] = files.Weights,
            ["inputs"] = files.Inputs,
            ["labels"] = files.Labels,
            ["batch"] = benchCase.Batch,
            ["threads"] = benchCase.Threads,
            ["pass"] = benchCase.Pass == Pass.Train ? "train" : "infer",
            ["learningRate"] = LearningRate,
            ["momentum"] = Momentum,
        });
    }

    public override CheckResult Check()
    {
        var answer = process.Ask(new JsonObject { ["command"] = "check", ["output"] = files!.Output, ["learningRate"] = CheckRate });
        return new CheckResult((double)answer["loss"]!, files.ReadOutput());
    }

    public override double Time(int milliseconds) =>
        (double)process.Ask(new JsonObject { ["command"] = "time", ["milliseconds"] = milliseconds })["microseconds"]!;

    public override void Dispose()
    {
        process.Dispose();
        base.Dispose();
    }
}
