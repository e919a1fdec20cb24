using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>The place of every tensor in the packed storage: first what the optimizer changes, then the running averages.</summary>
internal sealed record ParameterPlan(ImmutableArray<PackedTensor> Tensors, ImmutableDictionary<int, int> Offsets, int TrainableLength, int StorageLength)
{
    public static ParameterPlan Of(ImmutableArray<PackedTensor> tensors)
    {
        var offsets = ImmutableDictionary.CreateBuilder<int, int>();
        var length = 0;
        foreach (var tensor in tensors.Where(t => t.Tensor.IsTrainable)) Place(tensor);
        var trainable = length;
        foreach (var tensor in tensors.Where(t => !t.Tensor.IsTrainable)) Place(tensor);
        return new(tensors, offsets.ToImmutable(), trainable, length);

        void Place(PackedTensor tensor)
        {
            offsets.Add(tensor.Tensor.Id, length);
            length += Graph.Lanes.RoundUp(tensor.Length);
        }
    }

    public int LengthOf(int tensor) => Tensors.First(t => t.Tensor.Id == tensor).Length;
}
