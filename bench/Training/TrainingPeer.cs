using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using StaticCnn.Bench.Compare;
using StaticCnn.Bench.Description;

namespace StaticCnn.Bench.Training;

/// <summary>PyTorch in a process of its own, which trains the declared layers on the same data by the same recipe.</summary>
internal sealed class TrainingPeer : IDisposable
{
    private readonly PeerProcess process;
    private readonly DirectoryInfo folder;
    private readonly int threads;
    private readonly int epochs;

    private TrainingPeer(PeerProcess process, DirectoryInfo folder, TrainingOptions options)
    {
        this.process = process;
        this.folder = folder;
        threads = options.Threads;
        epochs = options.Epochs;
    }

    public string Name => $"PyTorch {process.Greeting["version"]} (memory kept)";

    /// <summary>Starts PyTorch and hands the images over.</summary>
    /// <exception cref="UsageException">There is no such Python, or it has no PyTorch.</exception>
    public static TrainingPeer Start(TrainingOptions options, ImageData data)
    {
        var folder = Directory.CreateTempSubdirectory("staticcnn-training-");
        try
        {
            var process = new PeerProcess(
                options.Python,
                [Path.Combine(AppContext.BaseDirectory, "peers", "pytorch_training.py")],
                // The faster of the two settings of the comparison.
                OperatingSystem.IsLinux() ? PyTorchPeer.KeepingMemory : PyTorchPeer.DefaultMemory);
            var peer = new TrainingPeer(process, folder, options);
            process.Ask(new JsonObject
            {
                ["command"] = "data",
                ["threads"] = options.Threads,
                ["shape"] = JsonSerializer.SerializeToNode(data.Train.SampleShape.Dimensions.ToArray()),
                ["train"] = peer.Write("train", data.Train),
                ["test"] = peer.Write("test", data.Test),
            });
            return peer;
        }
        catch (PeerException e)
        {
            folder.Delete(recursive: true);
            throw new UsageException($"No PyTorch to train with: {e.Message}. --python FILE names a Python that has it; leave --peer out to go without.");
        }
    }

    /// <summary>Hands a network over, and has PyTorch take its first step, which is not counted, on a copy.</summary>
    public void Prepare(NetworkDefinition definition, Type network, NetworkParameters parameters, Recipe recipe, int seed)
    {
        var weights = Path.Combine(folder.FullName, "weights.safetensors");
        NetworkFile.Save(parameters, weights);
        var (optimizer, arguments) = recipe.Optimizer.ForPyTorch();
        process.Ask(new JsonObject
        {
            ["command"] = "prepare",
            ["layers"] = JsonSerializer.SerializeToNode(NetworkDescription.Of(network).Layers),
            ["trained"] = JsonSerializer.SerializeToNode(definition.Tensors.Where(t => t.IsTrainable).Select(t => t.Name)),
            ["weights"] = weights,
            ["batch"] = recipe.Batch,
            ["epochs"] = epochs,
            ["optimizer"] = optimizer,
            ["arguments"] = arguments,
            ["pctStart"] = recipe.PctStart,
            ["seed"] = seed,
        });
    }

    /// <summary>Trains the network that was handed over.</summary>
    public TrainedRun Train()
    {
        double seconds = 0;
        for (var epoch = 0; epoch < epochs; epoch++) seconds += (double)process.Ask(new JsonObject { ["command"] = "epoch" })["seconds"]!;
        return new TrainedRun((double)process.Ask(new JsonObject { ["command"] = "test" })["accuracy"]!, seconds);
    }

    public void Dispose()
    {
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private JsonObject Write(string part, Dataset data)
    {
        var (inputs, labels) = (Path.Combine(folder.FullName, part + ".inputs"), Path.Combine(folder.FullName, part + ".labels"));
        using (var file = File.Create(inputs))
        {
            for (var i = 0; i < data.Count; i++) file.Write(MemoryMarshal.AsBytes(data.Sample(i)));
        }

        File.WriteAllBytes(labels, MemoryMarshal.AsBytes(data.Labels).ToArray());
        return new JsonObject { ["inputs"] = inputs, ["labels"] = labels };
    }
}
