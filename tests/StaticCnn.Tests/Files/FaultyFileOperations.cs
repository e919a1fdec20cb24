using System.Runtime.CompilerServices;

namespace StaticCnn.Tests.Files;

/// <summary>What fails.</summary>
public enum Fault
{
    /// <summary>One operation.</summary>
    Once,

    /// <summary>One operation and all after it but deleting, as on a full disk.</summary>
    Onwards,

    /// <summary>One operation and all after it, as on a disk that is gone.</summary>
    OnwardsAndDeleting,
}

/// <summary>The system's file operations, of which the k-th fails. A write that fails has written half.</summary>
internal sealed class FaultyFileOperations(int failing, Fault fault) : IFileOperations
{
    private readonly FileOperations system = FileOperations.Instance;
    private readonly List<string> calls = [];

    public bool HasFailed { get; private set; }

    /// <summary>The operations so far, by name.</summary>
    public IReadOnlyList<string> Calls => calls;

    public Stream Create(string path)
    {
        Count();
        return new FaultyStream(system.Create(path), this);
    }

    public void CopyMode(string from, string to)
    {
        Count();
        system.CopyMode(from, to);
    }

    public void FlushToDisk(Stream file)
    {
        Count();
        system.FlushToDisk(((FaultyStream)file).File);
    }

    public void Close(Stream file)
    {
        Count();
        system.Close(((FaultyStream)file).File);
    }

    public void Replace(string from, string to)
    {
        Count();
        system.Replace(from, to);
    }

    public void FlushFolder(string folder)
    {
        Count();
        system.FlushFolder(folder);
    }

    public void Delete(string path)
    {
        if (fault == Fault.OnwardsAndDeleting) Count();
        system.Delete(path);
    }

    private void Count([CallerMemberName] string name = "")
    {
        calls.Add(name);
        var count = calls.Count;
        if (count != failing && (fault == Fault.Once || count < failing)) return;
        HasFailed = true;
        throw new IOException($"fault {count}");
    }

    private sealed class FaultyStream(Stream file, FaultyFileOperations operations) : Stream
    {
        public Stream File => file;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => file.Length;

        public override long Position
        {
            get => file.Position;
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            try
            {
                operations.Count();
            }
            catch (IOException)
            {
                file.Write(buffer[..(buffer.Length / 2)]);
                throw;
            }

            file.Write(buffer);
        }

        public override void Flush() => file.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) file.Dispose();
            base.Dispose(disposing);
        }
    }
}
