using System.Runtime.InteropServices;

namespace StaticCnn.Bench.Compare;

/// <summary>A case as files in a folder of its own, for peers in other processes; deleted at the end.</summary>
internal sealed class CaseFiles : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("staticcnn-bench");

    /// <summary>The parameters as safetensors.</summary>
    public string Weights => Path.Combine(folder.FullName, "weights.safetensors");

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
    }

    public float[] ReadOutput() => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Output)).ToArray();

    public void Dispose() => folder.Delete(recursive: true);
}
