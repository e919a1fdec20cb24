using System.Runtime.InteropServices;

namespace StaticCnn;

/// <summary>The steps of writing a file, done by the system.</summary>
internal sealed partial class FileOperations : IFileOperations
{
    public static readonly FileOperations Instance = new();

    // Numbers of POSIX, the same on Linux and macOS.
    private const int ReadOnly = 0;
    private const int InvalidArgument = 22;

    private FileOperations()
    {
    }

    public Stream Create(string path) => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);

    public void CopyMode(string from, string to)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(from)) File.SetUnixFileMode(to, File.GetUnixFileMode(from));
    }

    public void FlushToDisk(Stream file) => ((FileStream)file).Flush(flushToDisk: true);

    public void Close(Stream file) => file.Dispose();

    public void Replace(string from, string to) => File.Move(from, to, overwrite: true);

    public void FlushFolder(string folder)
    {
        // Elsewhere folders are not flushed by programs; .NET itself cannot open one.
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS()) return;
        var descriptor = Open(folder, ReadOnly);
        if (descriptor < 0) throw Failure("open", folder);
        try
        {
            // Some file systems have no such flush, and say that the argument is invalid.
            if (Flush(descriptor) < 0 && Marshal.GetLastPInvokeError() != InvalidArgument) throw Failure("flush", folder);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    public void Delete(string path) => File.Delete(path);

    private static IOException Failure(string verb, string folder) =>
        new($"Cannot {verb} the folder {folder}: {Marshal.GetLastPInvokeErrorMessage()}.");

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Flush(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
