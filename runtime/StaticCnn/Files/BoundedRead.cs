namespace StaticCnn;

/// <summary>Reads as many bytes as a header announces, without trusting the header: memory follows the bytes that are there.</summary>
internal static class BoundedRead
{
    private const int FirstBuffer = 1 << 20;

    /// <summary>The next <paramref name="count"/> bytes, or null where the stream ends before.</summary>
    /// <param name="stream">The stream, at the first byte.</param>
    /// <param name="count">The number of bytes.</param>
    /// <param name="available">How many bytes there were, at most <paramref name="count"/>.</param>
    public static byte[]? TryRead(Stream stream, int count, out int available)
    {
        if (stream.CanSeek)
        {
            available = (int)Math.Clamp(stream.Length - stream.Position, 0, count);
            if (available < count) return null;
        }

        // A stream of unknown length may end soon: the buffer doubles as the bytes arrive.
        var buffer = new byte[stream.CanSeek ? count : Math.Min(count, FirstBuffer)];
        available = 0;
        while (true)
        {
            available += stream.ReadAtLeast(buffer.AsSpan(available), buffer.Length - available, throwOnEndOfStream: false);
            if (available < buffer.Length) return null;
            if (available == count) return buffer;
            Array.Resize(ref buffer, (int)Math.Min(count, 2L * buffer.Length));
        }
    }

    /// <summary>Whether the stream ends here; reads one byte where it does not.</summary>
    public static bool AtEnd(Stream stream) => stream.ReadByte() < 0;
}
