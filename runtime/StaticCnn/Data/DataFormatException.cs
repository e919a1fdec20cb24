namespace StaticCnn;

/// <summary>A data file is not what it should be. The message says which file, what is wrong where, and what to do.</summary>
public sealed class DataFormatException : Exception
{
    /// <summary>An exception with a message of its own.</summary>
    public DataFormatException()
        : base("A data file is damaged or of another format.")
    {
    }

    /// <summary>An exception with the given message.</summary>
    public DataFormatException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with the given message and cause.</summary>
    public DataFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
