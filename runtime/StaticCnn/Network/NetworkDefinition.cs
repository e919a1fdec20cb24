namespace StaticCnn;

/// <summary>What the generator found out about a network: shapes, tensors, and the sizes of the memory that its plan needs.</summary>
public sealed class NetworkDefinition
{
    /// <summary>The name of the class.</summary>
    public required string Name { get; init; }

    /// <summary>The shape of one input sample.</summary>
    public required TensorShape InputShape { get; init; }

    /// <summary>The shape of one output.</summary>
    public required TensorShape OutputShape { get; init; }

    /// <summary>The loss.</summary>
    public required LossKind Loss { get; init; }

    /// <summary>The tensors, in the order of the layers: trainable ones and running averages.</summary>
    public required TensorDefinition[] Tensors { get; init; }

    /// <summary>The number of trainable values, as users count them: without the zeros that fill lanes.</summary>
    public required long ParameterCount { get; init; }

    /// <summary>The multiply-adds of one forward pass of one sample.</summary>
    public required long MultiplyAdds { get; init; }

    /// <summary>The floats of packed storage that the optimizer changes; they come first.</summary>
    public required int TrainableLength { get; init; }

    /// <summary>
    /// The floats at the beginning of the gradients that every tile adds to. The first tile of a shard writes the others, up to
    /// <see cref="TrainableLength"/>; by default there are none.
    /// </summary>
    public int ClearedLength { get => field < 0 ? TrainableLength : field; init; } = -1;

    /// <summary>The floats of packed storage in all, with the running averages.</summary>
    public required int StorageLength { get; init; }

    /// <summary>The floats derived from the parameters once per training step, as transposed weights.</summary>
    public required int DerivedLength { get; init; }

    /// <summary>The floats derived from the parameters before inference, as folded normalisations.</summary>
    public required int InferenceDerivedLength { get; init; }

    /// <summary>How many times a training step goes over the batch; more than one where a statistic needs the whole batch.</summary>
    public required int Phases { get; init; }

    /// <summary>The most samples that one call of <c>Train</c> takes.</summary>
    public required int TileSamples { get; init; }

    /// <summary>The floats that one call of <c>Train</c> works in.</summary>
    public required int ArenaLength { get; init; }

    /// <summary>The floats per sample that live from one phase to another.</summary>
    public required int BatchLengthPerSample { get; init; }

    /// <summary>The floats of statistics that one shard collects.</summary>
    public required int ShardStatisticsLength { get; init; }

    /// <summary>The floats of statistics of the whole batch.</summary>
    public required int StatisticsLength { get; init; }

    /// <summary>The fewest samples that are worth a gradient shard of their own.</summary>
    public required int SamplesPerShard { get; init; }

    /// <summary>The batch size from which on there are two shards at least, however many samples a shard should have.</summary>
    public int TwoShardBatch { get; init; } = int.MaxValue;

    /// <summary>The most samples that one call of <c>Infer</c> takes.</summary>
    public required int InferenceTileSamples { get; init; }

    /// <summary>The floats that one call of <c>Infer</c> works in.</summary>
    public required int InferenceArenaLength { get; init; }

    /// <summary>The model summary: layers, output shapes, parameters, multiply-adds.</summary>
    public required string Summary { get; init; }

    /// <summary>The plan: per layer and pass the kernel, register tile, multiply-adds, bytes, and the expected share of the multiply-add peak.</summary>
    public string Plan { get; init; } = "";
}
