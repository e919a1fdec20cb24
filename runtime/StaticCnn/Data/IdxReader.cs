namespace StaticCnn;

/// <summary>An open IDX file, plain or gzip: the header is read, the data not yet, so that the header can be judged first.</summary>
internal sealed class IdxReader : IDisposable
{
    private const string FetchAgain = "Fetch the file again.";
    private readonly Stream content;
    private readonly bool isCompressed;

    private IdxReader(Stream content, bool isCompressed, string what, IdxHeader header)
    {
        this.content = content;
        this.isCompressed = isCompressed;
        What = what;
        Header = header;
    }

    /// <summary>The name for messages.</summary>
    public string What { get; }

    /// <summary>Type and dimensions.</summary>
    public IdxHeader Header { get; }

    /// <summary>Reads the header of a stream, which stays open.</summary>
    /// <exception cref="DataFormatException">It is not an IDX file.</exception>
    public static IdxReader Open(Stream stream, string what)
    {
        try
        {
            var isCompressed = StartsAsGzip(stream, what, mayBeGzip: true);
            var content = isCompressed ? new GzipMemberStream(stream) : stream;
            if (isCompressed) StartsAsGzip(content, what, mayBeGzip: false);
            return new IdxReader(content, isCompressed, what, IdxHeader.Read(content, what));
        }
        catch (InvalidDataException e)
        {
            throw Damaged(what, e);
        }
    }

    /// <summary>Reads the data, to the end of the stream.</summary>
    /// <exception cref="DataFormatException">There is less or more than the header says, or the compressed data is damaged.</exception>
    public byte[] ReadData()
    {
        try
        {
            var data = BoundedRead.TryRead(content, Header.ByteLength, out var available)
                ?? throw new DataFormatException(
                    $"{What}: the header announces {Header.ByteLength} bytes of data, but only {available} are there. {FetchAgain}");
            return BoundedRead.AtEnd(content)
                ? data
                : throw new DataFormatException(
                    $"{What}: bytes follow the {Header.ByteLength} bytes of data that the header announces. {FetchAgain}");
        }
        catch (InvalidDataException e)
        {
            throw Damaged(What, e);
        }
    }

    /// <summary>Ends the decompression; the stream itself stays open.</summary>
    public void Dispose()
    {
        if (isCompressed) content.Dispose();
    }

    private static bool StartsAsGzip(Stream stream, string what, bool mayBeGzip)
    {
        var magic = BoundedRead.TryRead(stream, 2, out var available)
            ?? throw new DataFormatException($"{what}: ends after {available} bytes, within the header. {FetchAgain}");
        if (mayBeGzip && magic is [0x1F, 0x8B]) return true;
        return magic is [0, 0]
            ? false
            : throw new DataFormatException(
                $"{what}: begins with {magic[0]:X2} {magic[1]:X2}; an IDX file begins with 00 00, or with 1F 8B when compressed by "
                + "gzip, once. Give an IDX file.");
    }

    private static DataFormatException Damaged(string what, InvalidDataException cause) =>
        new($"{what}: {cause.Message.TrimEnd('.')}. {FetchAgain}", cause);
}
