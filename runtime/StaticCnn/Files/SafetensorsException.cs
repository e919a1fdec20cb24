namespace StaticCnn;

/// <summary>
/// A safetensors file is damaged, of another format, or holds other tensors than asked for. The message says which file, what is wrong
/// where, and what to do.
/// </summary>
public sealed class SafetensorsException : Exception
{
    /// <summary>An exception with a message of its own.</summary>
    public SafetensorsException()
        : base("A safetensors file is damaged or of another format.")
    {
    }

    /// <summary>An exception with the given message.</summary>
    public SafetensorsException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with the given message and cause.</summary>
    public SafetensorsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
