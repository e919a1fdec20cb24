using StaticCnn.Tests.Files;

namespace StaticCnn.Tests.Data;

public class IdxFolderTests
{
    [Theory]
    [InlineData(true, false, false)]
    [InlineData(true, true, false)]
    [InlineData(false, false, true)]
    [InlineData(false, true, true)]
    public void Finds_the_files_of_mnist(bool train, bool imagesCompressed, bool labelsCompressed)
    {
        using var folder = new TemporaryFolder();
        var prefix = train ? "train" : "t10k";
        Write($"{prefix}-images-idx3-ubyte", IdxBytes.Images(2), imagesCompressed);
        Write($"{prefix}-labels-idx1-ubyte", IdxBytes.Labels(9, 1), labelsCompressed);

        var data = IdxFile.ReadFolder(folder.Path, train);

        Assert.Equal([9, 1], data.Labels.ToArray());
        Assert.Equal(10, data.Classes);

        void Write(string name, byte[] bytes, bool compressed) => File.WriteAllBytes(
            folder.File(compressed ? name + ".gz" : name), compressed ? IdxBytes.Gzip(bytes) : bytes);
    }

    [Theory]
    [InlineData(true, "train-images-idx3-ubyte.gz")]
    [InlineData(false, "t10k-images-idx3-ubyte.gz")]
    public void Says_which_files_were_looked_for(bool train, string name)
    {
        using var folder = new TemporaryFolder();
        var e = Assert.Throws<FileNotFoundException>(() => IdxFile.ReadFolder(folder.Path, train));
        Assert.Contains(folder.File(name), e.Message, StringComparison.Ordinal);
        Assert.Contains(folder.File(name[..^3]) + " ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_the_damaged_file()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("train-images-idx3-ubyte"), IdxBytes.Images(2));
        File.WriteAllBytes(folder.File("train-labels-idx1-ubyte"), []);
        var e = Assert.Throws<DataFormatException>(() => IdxFile.ReadFolder(folder.Path, train: true));
        Assert.Contains(folder.File("train-labels-idx1-ubyte"), e.Message, StringComparison.Ordinal);
    }
}
