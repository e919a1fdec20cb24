using System.Reflection;
using StaticCnn;

namespace FashionMnist;

/// <summary>Training and test images.</summary>
/// <param name="Name">What a result calls the data.</param>
/// <param name="Description">What the data is, and how to get more of it.</param>
internal sealed record FashionData(string Name, string Description, Dataset Train, Dataset Test)
{
    public static readonly string[] Classes =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <summary>The data of a folder, or, without one, the part that is embedded in the program.</summary>
    /// <exception cref="UserError">The folder is not there, or its images have another size.</exception>
    /// <exception cref="DataFormatException">A file is damaged.</exception>
    /// <exception cref="IOException">A file is not there or cannot be read.</exception>
    public static FashionData Open(string? folder) => folder is null ? Embedded() : OfFolder(folder);

    private static FashionData Embedded()
    {
        var (train, test) = (Resource("train"), Resource("t10k"));
        return new FashionData("fashion-mnist-embedded", Text.Of($"""
            Data: the first {train.Count:N0} training and {test.Count:N0} test images of Fashion-MNIST, embedded in the program.
                  For all 70,000: apt install dataset-fashion-mnist, then --data /usr/share/datasets/fashion-mnist;
                  or --data with any folder of the files of https://github.com/zalandoresearch/fashion-mnist
            """), train, test);
    }

    private static FashionData OfFolder(string folder)
    {
        if (!Directory.Exists(folder)) throw new UserError($"The folder {folder} is not there. Give --data the folder of the Fashion-MNIST files.");
        var (train, test) = (Read(folder, train: true), Read(folder, train: false));
        var name = new DirectoryInfo(folder).Name;
        return new FashionData(name, Text.Of($"Data: {train.Count:N0} training and {test.Count:N0} test images of {folder}."), train, test);
    }

    private static Dataset Read(string folder, bool train)
    {
        var data = IdxFile.ReadFolder(folder, train, Classes.Length);
        return data.SampleShape == new TensorShape(1, 28, 28)
            ? data
            : throw new UserError($"The images of {folder} have the shape {data.SampleShape}; the networks take 1x28x28. Give --data another folder.");
    }

    private static Dataset Resource(string part)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var images = assembly.GetManifestResourceStream($"{part}-images-idx3-ubyte.gz")!;
        using var labels = assembly.GetManifestResourceStream($"{part}-labels-idx1-ubyte.gz")!;
        return IdxFile.ReadImages(images, labels, Classes.Length);
    }
}
