using System.Security.Cryptography;
using System.Text;

namespace StaticCnn;

/// <summary>Parameters and running averages of a network as a safetensors file, with PyTorch's names and layouts.</summary>
public static class NetworkFile
{
    /// <summary>Writes the parameters in one step: at any failure the file is wholly the old one or wholly the new one.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(NetworkParameters parameters, string path)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        SafetensorsFile.Write(path, NetworkTensors.ToTensors(parameters), NetworkTensors.Metadata(parameters));
    }

    /// <summary>Writes the parameters to a stream, which stays open.</summary>
    public static void Save(NetworkParameters parameters, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        SafetensorsFile.Write(stream, NetworkTensors.ToTensors(parameters), NetworkTensors.Metadata(parameters));
    }

    /// <summary>
    /// Reads parameters from a file that holds every tensor of the network, as F32, F64, F16 or BF16, and no other but those that end in
    /// <c>.num_batches_tracked</c>, which PyTorch counts.
    /// </summary>
    /// <param name="into">Receives the values; unchanged at any failure.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="SafetensorsException">The file is damaged, or its tensors are not those of the network.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static void Load(NetworkParameters into, string path)
    {
        ArgumentNullException.ThrowIfNull(into);
        NetworkTensors.CopyTo(into, SafetensorsFile.Read(path), path);
    }

    /// <summary>Reads parameters from a stream; see <see cref="Load(NetworkParameters, string)"/>.</summary>
    /// <param name="into">Receives the values; unchanged at any failure.</param>
    /// <param name="stream">The stream; stays open.</param>
    /// <param name="what">How messages name the stream.</param>
    /// <exception cref="SafetensorsException">The file is damaged, or its tensors are not those of the network.</exception>
    public static void Load(NetworkParameters into, Stream stream, string what)
    {
        ArgumentNullException.ThrowIfNull(into);
        NetworkTensors.CopyTo(into, SafetensorsFile.Read(stream, what), what);
    }

    /// <summary>
    /// The SHA-256 of the parameters, in lower-case hexadecimal digits: over each tensor's name in UTF-8 and its values in PyTorch's layout
    /// as little-endian bytes, in the order of the definition. Equal for equal bits, whatever the packing.
    /// </summary>
    public static string Sha256(NetworkParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var tensor in NetworkTensors.ToTensors(parameters))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(tensor.Name));
            hash.AppendData(LittleEndianFloats.Encode(tensor.Values.Span));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
