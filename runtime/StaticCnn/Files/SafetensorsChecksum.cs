using System.Security.Cryptography;

namespace StaticCnn;

/// <summary>
/// The checksum that stands in the metadata, because the format has none: the SHA-256 of the whole file, taken with zeros in the place of
/// the checksum's own digits. So it covers names, shapes and metadata as well as data.
/// </summary>
internal sealed class SafetensorsChecksum : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Append(ReadOnlySpan<byte> bytes) => hash.AppendData(bytes);

    /// <summary>The checksum in lower-case hexadecimal digits.</summary>
    public string Finish() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public void Dispose() => hash.Dispose();
}
