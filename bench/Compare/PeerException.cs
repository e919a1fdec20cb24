namespace StaticCnn.Bench.Compare;

/// <summary>A peer is not there, or failed.</summary>
internal sealed class PeerException(string message) : Exception(message);
