using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>
/// The place of every tensor in the packed storage: first what the optimizer changes, then the running averages. Weights of dense layers
/// are the last of what is trained: the first tile of a shard writes their gradients, which then need not be cleared.
/// </summary>
/// <param name="ClearedLength">The floats of the gradients that every tile adds to, and that are cleared before the first one.</param>
internal sealed record ParameterPlan(
    ImmutableArray<PackedTensor> Tensors, ImmutableDictionary<int, int> Offsets, int ClearedLength, int TrainableLength, int StorageLength)
{
    public static ParameterPlan Of(LoweredGraph training)
    {
        var tensors = training.Tensors;
        var written = training.Operations.SelectMany(o => o.Kernels).OfType<DenseKernel>().Where(k => k.Pass == DensePass.WeightGradient).Select(k => k.Y.Id).ToImmutableHashSet();
        var offsets = ImmutableDictionary.CreateBuilder<int, int>();
        var length = 0;
        foreach (var tensor in tensors.Where(t => t.Tensor.IsTrainable && !written.Contains(t.Tensor.Id))) Place(tensor);
        var cleared = length;
        foreach (var tensor in tensors.Where(t => t.Tensor.IsTrainable && written.Contains(t.Tensor.Id))) Place(tensor);
        var trainable = length;
        foreach (var tensor in tensors.Where(t => !t.Tensor.IsTrainable)) Place(tensor);
        return new(tensors, offsets.ToImmutable(), cleared, trainable, length);

        void Place(PackedTensor tensor)
        {
            offsets.Add(tensor.Tensor.Id, length);
            length += Graph.Lanes.RoundUp(tensor.Length);
        }
    }

    public int LengthOf(int tensor) => Tensors.First(t => t.Tensor.Id == tensor).Length;
}
