namespace StaticCnn.Tests.Data;

/// <summary>A stream of unknown length that gives at most a few bytes at a time, as a network does, and counts them.</summary>
internal sealed class ForwardStream(byte[] content, int atMost = 1000) : Stream
{
    public int BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        count = Math.Min(Math.Min(count, atMost), content.Length - BytesRead);
        content.AsSpan(BytesRead, count).CopyTo(buffer.AsSpan(offset));
        BytesRead += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
