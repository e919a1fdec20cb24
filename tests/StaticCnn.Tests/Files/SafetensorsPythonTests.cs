namespace StaticCnn.Tests.Files;

/// <summary>A file that Python wrote; Data/make_python_safetensors.py says how.</summary>
public class SafetensorsPythonTests
{
    private static readonly SafetensorsFile Python = SafetensorsFile.Read(TestData.File("python.safetensors"));

    [Theory]
    [InlineData("b.weight", SafetensorsType.F32, 2, 3)]
    [InlineData("a.weight", SafetensorsType.F64, 2, 2)]
    [InlineData("half", SafetensorsType.F16, 5)]
    [InlineData("bfloat", SafetensorsType.BF16, 3)]
    [InlineData("einfach ü", SafetensorsType.F32, 0, 4)]
    public void Reads_floats_of_every_type(string name, SafetensorsType type, params int[] shape)
    {
        Assert.True(Python.TryFind(name, out var entry));
        Assert.Equal(type, entry.Type);
        Assert.Equal(shape.Select(d => (long)d), entry.Shape.ToArray());
        var count = shape.Aggregate(1, (a, b) => a * b);
        Assert.Equal(Enumerable.Range(0, count).Select(i => (i - (count / 2)) / 4f), Python.ToFloats(name));
    }

    [Fact]
    public void Lists_other_types()
    {
        Assert.True(Python.TryFind("steps.num_batches_tracked", out var entry));
        Assert.Equal(SafetensorsType.I64, entry.Type);
        Assert.True(entry.Shape.IsEmpty);
        Assert.Equal([7, 0, 0, 0, 0, 0, 0, 0], Python.Bytes(entry.Name).ToArray());
        var e = Assert.Throws<SafetensorsException>(() => Python.ToFloats(entry.Name));
        Assert.Contains("I64", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_metadata_without_a_checksum()
    {
        Assert.False(Python.HasChecksum);
        Assert.Equal("Python ä", Python.Metadata["by"]);
    }
}
