using System.Security.Cryptography;
using System.Text;

namespace StaticCnn.Tests.Files;

public class NetworkFileTests
{
    [Fact]
    public void Loads_what_it_saved()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("network.safetensors");
        var saved = TestNetwork.Parameters();
        NetworkFile.Save(saved, path);

        var loaded = new NetworkParameters(TestNetwork.Definition);
        NetworkFile.Load(loaded, path);

        Assert.True(loaded.Storage.SequenceEqual(saved.Storage));
        Assert.Equal(["network.safetensors"], folder.Names);
    }

    [Fact]
    public void The_file_has_the_names_and_layouts_of_pytorch()
    {
        using var stream = new MemoryStream();
        NetworkFile.Save(TestNetwork.Parameters(), stream);
        stream.Position = 0;
        var file = SafetensorsFile.Read(stream, "the file");

        Assert.Equal(["bn1.running_mean", "bn1.weight", "conv1.weight", "fc.bias", "fc.weight"], file.Entries.Select(e => e.Name));
        Assert.True(file.TryFind("conv1.weight", out var entry));
        Assert.Equal([3, 2, 2, 2], entry.Shape.ToArray());
        Assert.Equal(Enumerable.Range(1, 24).Select(i => (float)i), file.ToFloats("conv1.weight"));
        Assert.Equal(Enumerable.Range(28, 60).Select(i => (float)i), file.ToFloats("fc.weight"));
        Assert.Equal("pt", file.Metadata["format"]);
        Assert.Equal("TestNetwork", file.Metadata["network"]);
    }

    [Fact]
    public void Ignores_the_counters_of_pytorch()
    {
        var tensors = TestNetwork.Tensors();
        tensors.Add(new("bn1.num_batches_tracked", [], [3]));
        var loaded = new NetworkParameters(TestNetwork.Definition);
        Load(loaded, tensors);
        Assert.True(loaded.Storage.SequenceEqual(TestNetwork.Parameters().Storage));
    }

    [Theory]
    [InlineData("F64", 1, 8)]
    [InlineData("F16", 1, 2)]
    [InlineData("BF16", 1, 2)]
    [InlineData("F32", 1, 4)]
    [InlineData("I32", 0, 4)]
    [InlineData("U8", 0, 1)]
    public void Loads_floating_point_types_only(string type, int loads, int size)
    {
        var bias = $"\"fc.bias\":{{\"dtype\":\"{type}\",\"shape\":[5],\"data_offsets\":[0,{5 * size}]}}";
        var offset = 5 * size;
        var json = new StringBuilder("{").Append(bias);
        foreach (var tensor in TestNetwork.Definition.Tensors.Where(t => t.Name != "fc.bias"))
        {
            var shape = string.Join(',', tensor.Shape.Dimensions.ToArray());
            json.Append($",\"{tensor.Name}\":{{\"dtype\":\"F32\",\"shape\":[{shape}],\"data_offsets\":[{offset},");
            json.Append($"{offset += 4 * tensor.Shape.Count}]}}");
        }

        var stream = new MemoryStream(SafetensorsBytes.Create(json.Append('}').ToString(), offset));
        var into = TestNetwork.Parameters();
        if (loads == 1)
        {
            NetworkFile.Load(into, stream, "the file");
            Assert.All(into.Storage.ToArray(), v => Assert.Equal(0, v));
        }
        else
        {
            var e = Assert.Throws<SafetensorsException>(() => NetworkFile.Load(into, stream, "the file"));
            Assert.Contains($"'fc.bias' is of {type}", e.Message, StringComparison.Ordinal);
            Assert.True(into.Storage.SequenceEqual(TestNetwork.Parameters().Storage));
        }
    }

    public static TheoryData<string, string[]> WrongFiles => new()
    {
        { "missing", ["'fc.bias'", "TestNetwork", "not there"] },
        { "extra", ["'other'", "TestNetwork"] },
        { "rank", ["'fc.bias'", "[5, 1]", "[5]"] },
        { "transposed", ["'fc.weight'", "[12, 5]", "[5, 12]"] },
        { "longer", ["'bn1.running_mean'", "[4]", "[3]"] },
        { "renamed", ["'bn1.running_mean'", "not there"] },
    };

    [Theory]
    [MemberData(nameof(WrongFiles))]
    public void Refuses_other_tensors_and_changes_nothing(string change, string[] named)
    {
        var tensors = TestNetwork.Tensors();
        switch (change)
        {
            case "missing": tensors.RemoveAll(t => t.Name == "fc.bias"); break;
            case "extra": tensors.Add(new("other", [1], [1])); break;
            case "rank": Replace("fc.bias", new("fc.bias", [5, 1], new float[5])); break;
            case "transposed": Replace("fc.weight", new("fc.weight", [12, 5], new float[60])); break;
            case "longer": Replace("bn1.running_mean", new("bn1.running_mean", [4], new float[4])); break;
            default: Replace("bn1.running_mean", new("bn1.running_mean2", [3], new float[3])); break;
        }

        var into = TestNetwork.Parameters(start: 1000);
        var e = Assert.Throws<SafetensorsException>(() => Load(into, tensors));

        Assert.All(named, part => Assert.Contains(part, e.Message, StringComparison.Ordinal));
        Assert.True(into.Storage.SequenceEqual(TestNetwork.Parameters(start: 1000).Storage));

        void Replace(string name, SafetensorsTensor by) => tensors[tensors.FindIndex(t => t.Name == name)] = by;
    }

    [Fact]
    public void Refuses_a_damaged_file_and_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("network.safetensors");
        NetworkFile.Save(TestNetwork.Parameters(), path);
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
        var into = TestNetwork.Parameters(start: 1000);
        var e = Assert.Throws<SafetensorsException>(() => NetworkFile.Load(into, path));
        Assert.StartsWith(path, e.Message, StringComparison.Ordinal);
        Assert.True(into.Storage.SequenceEqual(TestNetwork.Parameters(start: 1000).Storage));
    }

    [Fact]
    public void The_hash_is_of_names_and_values_in_the_order_of_the_definition()
    {
        var parameters = TestNetwork.Parameters();
        var bytes = TestNetwork.Definition.Tensors.SelectMany(
            t => Encoding.UTF8.GetBytes(t.Name).Concat(parameters.Get(t.Name).SelectMany(BitConverter.GetBytes)));
        var hash = NetworkFile.Sha256(parameters);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray())), hash);

        // What fills the lanes does not count; every element does.
        parameters.Storage[159] = 1;
        Assert.Equal(hash, NetworkFile.Sha256(parameters));
        parameters.Storage[146] += 1;
        Assert.NotEqual(hash, NetworkFile.Sha256(parameters));
    }

    private static void Load(NetworkParameters into, IEnumerable<SafetensorsTensor> tensors)
    {
        using var stream = new MemoryStream();
        SafetensorsFile.Write(stream, tensors);
        stream.Position = 0;
        NetworkFile.Load(into, stream, "the file");
    }
}
