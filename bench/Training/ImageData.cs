using StaticCnn.Bench.Compare;

namespace StaticCnn.Bench.Training;

/// <summary>The images of a folder, as a recipe wants them.</summary>
internal sealed record ImageData(Dataset Train, Dataset Test)
{
    private const int Classes = 10;

    /// <summary>Reads the four files and scales the pixels.</summary>
    /// <exception cref="UsageException">The folder or a file is not there, damaged, or of images of another size.</exception>
    public static ImageData Read(string folder, Recipe recipe)
    {
        if (!Directory.Exists(folder)) throw new UsageException($"The folder {folder} is not there. Give --data the folder of the four IDX files.");
        try
        {
            return new ImageData(Read(folder, train: true, recipe), Read(folder, train: false, recipe));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DataFormatException)
        {
            throw new UsageException(e.Message);
        }
    }

    private static Dataset Read(string folder, bool train, Recipe recipe)
    {
        var data = IdxFile.ReadFolder(folder, train, Classes);
        if (data.SampleShape != new TensorShape(1, 28, 28))
            throw new UsageException($"The images of {folder} have the shape {data.SampleShape}; the network takes 1x28x28. Give --data another folder.");
        var length = data.SampleShape.Count;
        var inputs = new float[data.Count * length];
        for (var i = 0; i < data.Count; i++)
        {
            var sample = data.Sample(i);
            var scaled = inputs.AsSpan(i * length, length);
            for (var k = 0; k < length; k++) scaled[k] = (sample[k] - recipe.Mean) / recipe.Deviation;
        }

        return Dataset.FromLabels(data.SampleShape, inputs, data.Labels.ToArray(), Classes);
    }
}
