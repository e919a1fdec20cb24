namespace StaticCnn;

/// <summary>Joins an IDX file of images and one of labels to a data set.</summary>
internal static class IdxImages
{
    public static Dataset Read(Stream images, string imagesName, Stream labels, string labelsName, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        using var imageReader = IdxReader.Open(images, imagesName);
        using var labelReader = IdxReader.Open(labels, labelsName);

        // All that the headers tell is checked before the first byte of data is read.
        var shape = SampleShape(imageReader);
        RequireLabels(labelReader);
        var (imageCount, labelCount) = (imageReader.Header.Dimensions[0], labelReader.Header.Dimensions[0]);
        if (imageCount != labelCount)
            throw new DataFormatException(
                $"{imagesName} holds {imageCount} images, but {labelsName} holds {labelCount} labels. Give the labels of these images.");

        var values = ReadLabels(labelReader, classes);
        return Dataset.FromLabels(shape, ReadPixels(imageReader), values, classes);
    }

    private static TensorShape SampleShape(IdxReader reader)
    {
        var (type, dimensions, _) = reader.Header;
        return (type, dimensions) switch
        {
            (IdxType.UnsignedByte, [_, var height, var width]) => new TensorShape(1, height, width),
            (IdxType.UnsignedByte, [_, var channels, var height, var width]) => new TensorShape(channels, height, width),
            (IdxType.UnsignedByte, [_]) => throw new DataFormatException(
                $"{reader.What}: holds one number per sample, so labels, where images are expected. Exchange images and labels."),
            _ => throw new DataFormatException(
                $"{reader.What}: holds {Describe(reader.Header)}; images are unsigned bytes of 3 or 4 dimensions. Give a file of images."),
        };
    }

    private static void RequireLabels(IdxReader reader)
    {
        var (type, dimensions, _) = reader.Header;
        if (type != IdxType.UnsignedByte || dimensions.Length != 1)
            throw new DataFormatException(
                $"{reader.What}: holds {Describe(reader.Header)}; labels are unsigned bytes of 1 dimension. Give a file of labels.");
    }

    private static int[] ReadLabels(IdxReader reader, int classes)
    {
        var bytes = reader.ReadData();
        var labels = new int[bytes.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = bytes[i] < classes
                ? bytes[i]
                : throw new DataFormatException(
                    $"{reader.What}: label {i} is {bytes[i]}, outside the {classes} classes 0 to {classes - 1}. Give a higher "
                    + "number of classes, or the right labels.");
        }

        return labels;
    }

    private static float[] ReadPixels(IdxReader reader)
    {
        Span<float> scaled = stackalloc float[256];
        for (var i = 0; i < scaled.Length; i++) scaled[i] = i / 255f;
        var bytes = reader.ReadData();
        var pixels = new float[bytes.Length];
        for (var i = 0; i < pixels.Length; i++) pixels[i] = scaled[bytes[i]];
        return pixels;
    }

    private static string Describe(IdxHeader header) => $"{header.Type} elements of {header.Dimensions.Length} dimensions";
}
