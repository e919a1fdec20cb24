namespace StaticCnn.Tests.Files;

/// <summary>A network's tensors, packed as kernels like them: lanes filled up, axes in another order.</summary>
internal static class TestNetwork
{
    public static NetworkDefinition Definition { get; } = new()
    {
        Name = "TestNetwork",
        InputShape = new TensorShape(2, 3, 3),
        OutputShape = new TensorShape(5),
        Loss = LossKind.SoftmaxCrossEntropy,
        Tensors =
        [
            Tensor("conv1.weight", new TensorShape(3, 2, 2, 2), TensorRole.Weight, 0, 32, new(3, 4, 32, 1), new(2, 1, 16, 0), new(2, 1, 8, 0), new(2, 1, 4, 0)),
            Tensor("bn1.weight", new TensorShape(3), TensorRole.Scale, 32, 4, new PackedAxis(3, 4, 4, 1)),
            // The inputs of the dense layer are (channel, row, column), packed with the channel innermost.
            Tensor("fc.weight", new TensorShape(5, 12), TensorRole.Weight, 40, 96, new(5, 8, 96, 1), new(3, 1, 8, 0), new(2, 1, 48, 0), new(2, 1, 24, 0)),
            Tensor("fc.bias", new TensorShape(5), TensorRole.Bias, 136, 8, new PackedAxis(5, 8, 8, 1)),
            Tensor("bn1.running_mean", new TensorShape(3), TensorRole.RunningMean, 144, 4, new PackedAxis(3, 4, 4, 1)),
        ],
        ParameterCount = 92,
        MultiplyAdds = 0,
        TrainableLength = 144,
        StorageLength = 160,
        DerivedLength = 0,
        InferenceDerivedLength = 0,
        Phases = 1,
        TileSamples = 1,
        ArenaLength = 0,
        BatchLengthPerSample = 0,
        ShardStatisticsLength = 0,
        StatisticsLength = 0,
        SamplesPerShard = 1,
        InferenceTileSamples = 1,
        InferenceArenaLength = 0,
        Summary = "",
    };

    /// <summary>Parameters whose elements are all different.</summary>
    public static NetworkParameters Parameters(float start = 1)
    {
        var parameters = new NetworkParameters(Definition);
        foreach (var tensor in Definition.Tensors)
        {
            parameters.Set(tensor.Name, [.. Enumerable.Range(0, tensor.Shape.Count).Select(i => start + i)]);
            start += tensor.Shape.Count;
        }

        return parameters;
    }

    /// <summary>The tensors of <see cref="Parameters"/>, to be changed and written.</summary>
    public static List<SafetensorsTensor> Tensors() => [.. Definition.Tensors.Select(
        t => new SafetensorsTensor(t.Name, [.. t.Shape.Dimensions.ToArray().Select(d => (long)d)], Parameters().Get(t.Name)))];

    private static TensorDefinition Tensor(string name, TensorShape shape, TensorRole role, int offset, int length, params PackedAxis[] axes) =>
        new() { Name = name, Shape = shape, Role = role, Offset = offset, PackedLength = length, Axes = axes };
}
