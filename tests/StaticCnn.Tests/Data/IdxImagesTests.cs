namespace StaticCnn.Tests.Data;

public class IdxImagesTests
{
    [Fact]
    public void Reads_images_and_labels()
    {
        var data = Read(IdxBytes.Images(3), IdxBytes.Labels(2, 0, 1), 3);

        Assert.Equal(3, data.Count);
        Assert.Equal(new TensorShape(1, 2, 3), data.SampleShape);
        Assert.Equal(3, data.Classes);
        Assert.Equal([2, 0, 1], data.Labels.ToArray());
        Assert.Equal([6 / 255f, 7 / 255f, 8 / 255f, 9 / 255f, 10 / 255f, 11 / 255f], data.Sample(1).ToArray());
    }

    [Fact]
    public void Reads_compressed_images_with_channels()
    {
        var images = IdxBytes.Create(IdxType.UnsignedByte, [1, 3, 1, 2], 0, 51, 102, 153, 204, 255);
        var data = Read(IdxBytes.Gzip(images), IdxBytes.Labels(0), 1);
        Assert.Equal(new TensorShape(3, 1, 2), data.SampleShape);
        Assert.Equal([0, 51 / 255f, 102 / 255f, 153 / 255f, 204 / 255f, 1], data.Sample(0).ToArray());
    }

    [Fact]
    public void Refuses_images_and_labels_exchanged()
    {
        var e = Assert.Throws<DataFormatException>(() => Read(IdxBytes.Labels(0, 1), IdxBytes.Images(2), 10));
        Assert.Contains("Exchange", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_images_where_labels_belong()
    {
        var e = Assert.Throws<DataFormatException>(() => Read(IdxBytes.Images(2), IdxBytes.Images(2), 10));
        Assert.Contains("labels: holds", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Refuses_counts_that_differ(int labels)
    {
        var e = Assert.Throws<DataFormatException>(() => Read(IdxBytes.Images(2), IdxBytes.Labels(new byte[labels]), 10));
        Assert.Contains($"2 images, but labels holds {labels} labels", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(255, 255)]
    [InlineData(1, 1)]
    public void Refuses_a_label_outside_the_classes(byte label, int classes)
    {
        var e = Assert.Throws<DataFormatException>(() => Read(IdxBytes.Images(3), IdxBytes.Labels(0, label, 0), classes));
        Assert.Contains($"label 1 is {label}", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(IdxType.SignedByte, 3)]
    [InlineData(IdxType.Real32, 3)]
    [InlineData(IdxType.UnsignedByte, 2)]
    [InlineData(IdxType.UnsignedByte, 5)]
    public void Refuses_images_of_another_type_or_rank(IdxType type, int rank)
    {
        var size = type == IdxType.Real32 ? 4 : 1;
        var images = IdxBytes.Create(type, [.. Enumerable.Repeat(1u, rank)], new byte[size]);
        Assert.Throws<DataFormatException>(() => Read(images, IdxBytes.Labels(0), 1));
    }

    [Fact]
    public void Refuses_labels_of_another_type() => Assert.Throws<DataFormatException>(
        () => Read(IdxBytes.Images(1), IdxBytes.Create(IdxType.Integer32, [1], 0, 0, 0, 0), 1));

    [Fact]
    public void Refuses_damage_in_either_file()
    {
        Assert.Throws<DataFormatException>(() => Read(IdxBytes.Images(2)[..^1], IdxBytes.Labels(0, 1), 2));
        Assert.Throws<DataFormatException>(() => Read(IdxBytes.Images(2), IdxBytes.Labels(0, 1)[..^1], 2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Refuses_no_classes(int classes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Read(IdxBytes.Images(1), IdxBytes.Labels(0), classes));

    private static Dataset Read(byte[] images, byte[] labels, int classes) =>
        IdxFile.ReadImages(new MemoryStream(images), new MemoryStream(labels), classes);
}
