namespace StaticCnn.Tests.Training;

/// <summary>
/// A network by hand with two phases: inputs less their mean over the batch, then a dense layer with 3 outputs, mean squared error. More
/// than one slice of parameters, of no round number; a running mean follows them in the storage.
/// </summary>
internal sealed class CentredRegression : INetwork<CentredRegression>
{
    public const int Inputs = 900;
    public const int Outputs = 3;
    private const int BiasOffset = Inputs * Outputs;
    private const int MeanOffset = 2704;

    public static NetworkDefinition Definition { get; } = new()
    {
        Name = nameof(CentredRegression),
        InputShape = new TensorShape(1, 30, 30),
        OutputShape = new TensorShape(Outputs),
        Loss = LossKind.MeanSquaredError,
        Tensors = [],
        ParameterCount = BiasOffset + Outputs,
        MultiplyAdds = BiasOffset,
        TrainableLength = BiasOffset + Outputs,
        StorageLength = MeanOffset + Inputs,
        DerivedLength = 0,
        InferenceDerivedLength = 0,
        Phases = 2,
        TileSamples = 5,
        ArenaLength = Inputs,
        BatchLengthPerSample = 1,
        ShardStatisticsLength = Inputs,
        StatisticsLength = Inputs,
        SamplesPerShard = 2,
        InferenceTileSamples = 7,
        InferenceArenaLength = 0,
        Summary = "",
    };

    public NetworkParameters Parameters { get; private init; } = new(Definition);

    public static CentredRegression FromParameters(NetworkParameters parameters) => new() { Parameters = parameters };

    public static void PrepareTraining(ReadOnlySpan<float> storage, Span<float> derived)
    {
    }

    public static void PrepareInference(ReadOnlySpan<float> storage, Span<float> derived)
    {
    }

    public static void Train(int phase, in TrainingTile tile)
    {
        for (var i = 0; i < tile.Count; i++)
        {
            var x = tile.Inputs.Slice(i * Inputs, Inputs);
            if (phase == 0)
            {
                // Kept for the second phase, which checks that it finds it.
                tile.Batch[tile.FirstSample + i] = x[0];
                for (var k = 0; k < Inputs; k++) tile.ShardStatistics[k] += x[k];
                continue;
            }

            if (tile.Batch[tile.FirstSample + i] != x[0]) throw new InvalidOperationException("The batch's values of the first phase are lost.");
            for (var k = 0; k < Inputs; k++) tile.Arena[k] = x[k] - tile.Statistics[k];
            Learn(tile, i, tile.Arena[..Inputs]);
        }
    }

    public static void CombineShards(int phase, in ShardCombination shards)
    {
        if (phase != 0) return;
        shards.Statistics.Clear();
        for (var shard = 0; shard < shards.Shards; shard++)
        {
            for (var k = 0; k < Inputs; k++) shards.Statistics[k] += shards.ShardStatistics[(shard * Inputs) + k];
        }

        for (var k = 0; k < Inputs; k++)
        {
            shards.Statistics[k] /= shards.BatchSize;
            shards.Storage[MeanOffset + k] += 0.1f * (shards.Statistics[k] - shards.Storage[MeanOffset + k]);
        }
    }

    public static void Infer(in InferenceTile tile)
    {
        for (var i = 0; i < tile.Count; i++)
        {
            for (var o = 0; o < Outputs; o++)
            {
                var y = tile.Storage[BiasOffset + o];
                for (var k = 0; k < Inputs; k++)
                    y = MathF.FusedMultiplyAdd(tile.Storage[(o * Inputs) + k], tile.Inputs[(i * Inputs) + k] - tile.Storage[MeanOffset + k], y);
                tile.Outputs[(i * Outputs) + o] = y;
            }
        }
    }

    public static Dataset Data(int count, int seed = 1)
    {
        var random = new Random(seed);
        var inputs = new float[count * Inputs];
        foreach (ref var value in inputs.AsSpan()) value = random.NextSingle();
        var targets = new float[count * Outputs];
        for (var i = 0; i < targets.Length; i++) targets[i] = inputs[i / Outputs * Inputs] + (i % Outputs);
        return Dataset.FromTargets(Definition.InputShape, inputs, Definition.OutputShape, targets);
    }

    private static void Learn(in TrainingTile tile, int i, ReadOnlySpan<float> x)
    {
        float loss = 0;
        for (var o = 0; o < Outputs; o++)
        {
            var y = tile.Storage[BiasOffset + o];
            for (var k = 0; k < Inputs; k++) y = MathF.FusedMultiplyAdd(tile.Storage[(o * Inputs) + k], x[k], y);
            tile.Outputs[(i * Outputs) + o] = y;
            var difference = y - tile.Targets[(i * Outputs) + o];
            loss += difference * difference;
            var delta = 2 * difference / (Outputs * tile.BatchSize);
            for (var k = 0; k < Inputs; k++)
                tile.Gradients[(o * Inputs) + k] = MathF.FusedMultiplyAdd(delta, x[k], tile.Gradients[(o * Inputs) + k]);
            tile.Gradients[BiasOffset + o] += delta;
        }

        tile.Losses[i] = loss / Outputs;
    }
}
