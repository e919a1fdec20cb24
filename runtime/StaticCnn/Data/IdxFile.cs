namespace StaticCnn;

/// <summary>
/// Reads IDX files, the format of MNIST and Fashion-MNIST, plain or compressed by gzip (told by the first bytes, not by the name).
/// What is wrong is refused before memory is taken for it.
/// </summary>
public static class IdxFile
{
    /// <summary>The most bytes of data that a file may hold: 1 GiB.</summary>
    public const int MaximumBytes = 1 << 30;

    /// <summary>Reads a file.</summary>
    /// <exception cref="DataFormatException">It is not an IDX file, or damaged.</exception>
    /// <exception cref="IOException">It cannot be opened or read.</exception>
    public static IdxArray Read(string path)
    {
        using var stream = File.OpenRead(path);
        return Read(stream, path);
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The stream; stays open.</param>
    /// <param name="what">How messages name it.</param>
    /// <exception cref="DataFormatException">It is not an IDX file, or damaged.</exception>
    public static IdxArray Read(Stream stream, string what)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var reader = IdxReader.Open(stream, what);
        return new IdxArray(reader.Header.Type, reader.Header.Dimensions, reader.ReadData());
    }

    /// <summary>Reads images with labels from two files; see <see cref="ReadImages(Stream, Stream, int)"/>.</summary>
    /// <exception cref="DataFormatException">A file is not of that form, damaged, or does not belong to the other.</exception>
    /// <exception cref="IOException">A file cannot be opened or read.</exception>
    public static Dataset ReadImages(string imagesPath, string labelsPath, int classes)
    {
        using var images = File.OpenRead(imagesPath);
        using var labels = File.OpenRead(labelsPath);
        return IdxImages.Read(images, imagesPath, labels, labelsPath, classes);
    }

    /// <summary>
    /// Reads images with labels: unsigned bytes of (count, height, width) or (count, channels, height, width), each divided by 255, and
    /// unsigned bytes of (count). Samples have the shape (1, height, width) or (channels, height, width).
    /// </summary>
    /// <param name="images">The images; stays open.</param>
    /// <param name="labels">The labels; stays open.</param>
    /// <param name="classes">The number of classes, more than every label.</param>
    /// <exception cref="DataFormatException">A stream is not of that form, damaged, or does not belong to the other.</exception>
    public static Dataset ReadImages(Stream images, Stream labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(labels);
        return IdxImages.Read(images, "images", labels, "labels", classes);
    }

    /// <summary>
    /// Reads the images and labels of a folder by MNIST's names: train-images-idx3-ubyte and train-labels-idx1-ubyte, or those that begin
    /// with t10k; with or without .gz.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="train">Whether to read the training samples; else the test samples.</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="FileNotFoundException">A file is not there; the message says which names were looked for.</exception>
    /// <exception cref="DataFormatException">A file is not of that form, damaged, or does not belong to the other.</exception>
    public static Dataset ReadFolder(string folder, bool train, int classes = 10)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var prefix = train ? "train" : "t10k";
        return ReadImages(Find(folder, $"{prefix}-images-idx3-ubyte"), Find(folder, $"{prefix}-labels-idx1-ubyte"), classes);
    }

    private static string Find(string folder, string name)
    {
        string[] candidates = [Path.Combine(folder, name), Path.Combine(folder, name + ".gz")];
        return Array.Find(candidates, File.Exists)
            ?? throw new FileNotFoundException(
                $"Neither {candidates[0]} nor {candidates[1]} is there. Put one of them into the folder, or name another "
                + "folder.", candidates[0]);
    }
}
