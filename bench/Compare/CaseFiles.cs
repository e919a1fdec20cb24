using System.Runtime.InteropServices;
using StaticCnn.Bench.Onnx;

namespace StaticCnn.Bench.Compare;

/// <summary>A case as files in a folder of its own, for peers in other processes; deleted at the end.</summary>
internal sealed class CaseFiles : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("staticcnn-bench");

    /// <summary>The parameters as safetensors.</summary>
    public string Weights => Path.Combine(folder.FullName, "weights.safetensors");

    /// <summary>For inference, the network as ONNX.</summary>
    public string Model => Path.Combine(folder.FullName, "model.onnx");

    /// <summary>For inference, what a call costs beside the network, as ONNX.</summary>
    public string Identity => Path.Combine(folder.FullName, "identity.onnx");

    /// <summary>The inputs as raw little-endian floats.</summary>
    public string Inputs => Path.Combine(folder.FullName, "inputs.f32");

    /// <summary>The labels as raw little-endian 32-bit integers.</summary>
    public string Labels => Path.Combine(folder.FullName, "labels.i32");

    /// <summary>Where a peer leaves what it computed, as raw little-endian floats.</summary>
    public string Output => Path.Combine(folder.FullName, "output.f32");

    public void Write(BenchCase benchCase, NetworkParameters parameters)
    {
        NetworkFile.Save(parameters, Weights);
        File.WriteAllBytes(Inputs, MemoryMarshal.AsBytes(benchCase.Inputs.AsSpan()));
        File.WriteAllBytes(Labels, MemoryMarshal.AsBytes(benchCase.Labels.AsSpan()));
        if (benchCase.Pass != Pass.Infer) return;
        var description = benchCase.Network.Description;
        File.WriteAllBytes(Model, OnnxModel.Network(description, parameters, benchCase.Batch));
        File.WriteAllBytes(Identity, OnnxModel.Identity(description, benchCase.Network.Definition, benchCase.Batch));
    }

    public float[] ReadOutput() => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Output)).ToArray();

    public void Dispose() => folder.Delete(recursive: true);
}
