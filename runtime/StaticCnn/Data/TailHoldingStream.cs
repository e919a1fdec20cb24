namespace StaticCnn;

/// <summary>A stream without its last bytes, which it holds back: the checksum and length after compressed data.</summary>
/// <param name="stream">The whole; stays open.</param>
/// <param name="tailLength">The number of bytes to hold back.</param>
internal sealed class TailHoldingStream(Stream stream, int tailLength) : ReadOnlyStream
{
    private readonly byte[] buffer = new byte[(1 << 16) + tailLength];
    private int start;
    private int end;
    private bool ended;

    /// <summary>The bytes held back, once a read has returned none; fewer than asked for where the whole is shorter.</summary>
    public ReadOnlySpan<byte> Tail => buffer.AsSpan(start, Math.Min(tailLength, end - start));

    public override int Read(Span<byte> destination)
    {
        if (end - start <= tailLength) Fill();
        var count = Math.Min(destination.Length, end - start - tailLength);
        if (count <= 0) return 0;
        buffer.AsSpan(start, count).CopyTo(destination);
        start += count;
        return count;
    }

    private void Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        end -= start;
        start = 0;
        while (!ended && end <= tailLength)
        {
            var count = stream.Read(buffer.AsSpan(end));
            ended = count == 0;
            end += count;
        }
    }
}
