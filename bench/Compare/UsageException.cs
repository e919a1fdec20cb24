namespace StaticCnn.Bench.Compare;

/// <summary>The command line asks for something that is not there; the message says what is.</summary>
internal sealed class UsageException(string message) : Exception(message);
