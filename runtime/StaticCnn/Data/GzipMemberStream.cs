using System.Buffers.Binary;
using System.IO.Compression;

namespace StaticCnn;

/// <summary>
/// The content of a gzip file (RFC 1952) of one member, from the byte after the magic 1F 8B. At its end, checksum and length are compared
/// and nothing may follow; .NET's own gzip stream is silent about bytes behind the member.
/// </summary>
internal sealed class GzipMemberStream : ReadOnlyStream
{
    private const int TrailerLength = 8;
    private const int LongestHeaderField = 1 << 16;
    private readonly TailHoldingStream compressed;
    private readonly DeflateStream content;
    private uint checksum;
    private uint length;
    private bool verified;

    /// <summary>Reads the header.</summary>
    /// <param name="stream">The file, after the magic; stays open.</param>
    /// <exception cref="InvalidDataException">The header is not gzip's.</exception>
    public GzipMemberStream(Stream stream)
    {
        compressed = new TailHoldingStream(stream, TrailerLength);
        SkipHeader();
        content = new DeflateStream(compressed, CompressionMode.Decompress);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The compressed data is damaged, cut off, or followed by something.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || verified) return 0;
        var count = content.Read(buffer);
        checksum = Crc32.Append(checksum, buffer[..count]);
        length += (uint)count;
        if (count == 0) VerifyTrailer();
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) content.Dispose();
        base.Dispose(disposing);
    }

    private void SkipHeader()
    {
        const int Method = 0, Flags = 1, FixedLength = 8, Deflate = 8;
        const int HasChecksum = 2, HasExtra = 4, HasName = 8, HasComment = 16, Reserved = 0xE0;
        Span<byte> header = stackalloc byte[FixedLength];
        for (var i = 0; i < header.Length; i++) header[i] = NextByte();
        if (header[Method] != Deflate || (header[Flags] & Reserved) != 0) throw new InvalidDataException("the gzip header is damaged");
        if ((header[Flags] & HasExtra) != 0) Skip(NextByte() | (NextByte() << 8));
        if ((header[Flags] & HasName) != 0) SkipText();
        if ((header[Flags] & HasComment) != 0) SkipText();
        if ((header[Flags] & HasChecksum) != 0) Skip(2);
    }

    private void Skip(int count)
    {
        for (var i = 0; i < count; i++) NextByte();
    }

    private void SkipText()
    {
        for (var i = 0; NextByte() != 0; i++)
        {
            if (i == LongestHeaderField) throw new InvalidDataException("the gzip header is damaged: a name without end");
        }
    }

    private byte NextByte()
    {
        var next = compressed.ReadByte();
        return next >= 0 ? (byte)next : throw new InvalidDataException("the gzip data ends within its header");
    }

    private void VerifyTrailer()
    {
        // Where bytes follow the member, they are either still unread here or stand in the trailer's place.
        if (!BoundedRead.AtEnd(compressed)) throw new InvalidDataException("something follows the gzip data");
        var trailer = compressed.Tail;
        if (trailer.Length < TrailerLength
            || BinaryPrimitives.ReadUInt32LittleEndian(trailer) != checksum
            || BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]) != length)
            throw new InvalidDataException("the gzip data is damaged, cut off, or followed by something: its checksum does not fit");
        verified = true;
    }
}
