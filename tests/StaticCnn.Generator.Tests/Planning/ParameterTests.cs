using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Tests;

/// <summary>Every element of every tensor has a place of its own.</summary>
public class ParameterTests
{
    public static TheoryData<string> Names => Corpus.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void TensorsDoNotOverlapAndTrainableOnesComeFirst(string name)
    {
        var parameters = NetworkCompiler.Plan(Corpus.Network(name), default).Parameters;
        var end = 0;
        foreach (var tensor in parameters.Tensors.OrderBy(t => parameters.Offsets[t.Tensor.Id]))
        {
            var offset = parameters.Offsets[tensor.Tensor.Id];
            Assert.True(offset >= end, $"{tensor.Tensor.Name} begins at {offset}, before {end}.");
            Assert.Equal(0, offset % Graph.Lanes.Count);
            Assert.Equal(tensor.Tensor.IsTrainable, offset < parameters.TrainableLength);
            end = offset + tensor.Length;
            if (tensor.Tensor.IsTrainable) Assert.True(end <= parameters.TrainableLength);
        }

        Assert.True(end <= parameters.StorageLength);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void PackedOffsetsOfTheCorpusAreDistinct(string name) => AssertDistinct(NetworkCompiler.Plan(Corpus.Network(name), default));

    [Fact]
    public void PackedOffsetsOfOddGeometriesAreDistinct()
    {
        foreach (var (_, plan) in Geometry.Convolutions().Where(c => c.Plan.Parameters.StorageLength < 20_000)) AssertDistinct(plan);
        foreach (var (inputs, hidden, outputs) in new[] { (1, 1, 1), (5, 17, 3), (16, 16, 16), (33, 1, 40) }) AssertDistinct(Geometry.Dense(inputs, hidden, outputs));
    }

    private static void AssertDistinct(NetworkPlan plan)
    {
        foreach (var tensor in plan.Parameters.Tensors)
        {
            Assert.Equal(tensor.Tensor.Count, tensor.Axes.Aggregate(1, (product, axis) => product * axis.Size));
            var offsets = Offsets(tensor, 0, 0).ToList();
            Assert.Equal(offsets.Count, offsets.Distinct().Count());
            Assert.All(offsets, o => Assert.InRange(o, 0, tensor.Length - 1));
        }
    }

    private static IEnumerable<int> Offsets(PackedTensor tensor, int axis, int offset)
    {
        if (axis == tensor.Axes.Length) return [offset];
        var a = tensor.Axes[axis];
        return Enumerable.Range(0, a.Size).SelectMany(i => Offsets(tensor, axis + 1, offset + (i / a.Block * a.OuterStride) + (i % a.Block * a.InnerStride)));
    }
}
