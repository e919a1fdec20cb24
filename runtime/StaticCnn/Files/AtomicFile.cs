namespace StaticCnn;

/// <summary>
/// Writes a file in one step: into a temporary file of the same folder, to the disk, then renamed over the target. After any failure the
/// target is wholly the old one or wholly the new one, and the temporary file is gone.
/// </summary>
internal static class AtomicFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">The target, replaced where it exists; a symbolic link is replaced, not followed.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="operations">The system.</param>
    /// <exception cref="IOException">A step failed; <see cref="UnauthorizedAccessException"/> where the system forbids it.</exception>
    public static void Write(string path, Action<Stream> write, IFileOperations operations)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var target = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(target) ?? throw new ArgumentException($"'{path}' is a folder, not a file.", nameof(path));
        // A name of its own, so that two writers of one target never write into one file.
        var temporary = TemporaryName.Create(folder);
        try
        {
            WriteTemporary(temporary, target, write, operations);
            operations.Replace(temporary, target);
        }
        catch
        {
            TryDelete(temporary, operations);
            throw;
        }

        operations.FlushFolder(folder);
        TemporaryName.DeleteAbandoned(folder);
    }

    private static void WriteTemporary(string temporary, string target, Action<Stream> write, IFileOperations operations)
    {
        using var file = operations.Create(temporary);
        // Before the content, so that a file kept from other users never shows it.
        operations.CopyMode(target, temporary);
        write(file);
        operations.FlushToDisk(file);
        operations.Close(file);
    }

    private static void TryDelete(string temporary, IFileOperations operations)
    {
        try
        {
            operations.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The caller is told of the first failure, which is the cause.
        }
    }
}
