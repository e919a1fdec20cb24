namespace StaticCnn.Tests.Training;

/// <summary>A network by hand: 20 inputs, 5 classes, softmax with cross-entropy; tiles of 3 samples, one phase.</summary>
internal sealed class SoftmaxRegression : INetwork<SoftmaxRegression>
{
    public const int Inputs = 20;
    public const int Classes = 5;
    private const int BiasOffset = 112;

    public static NetworkDefinition Definition { get; } = new()
    {
        Name = nameof(SoftmaxRegression),
        InputShape = new TensorShape(Inputs),
        OutputShape = new TensorShape(Classes),
        Loss = LossKind.SoftmaxCrossEntropy,
        Tensors = [],
        ParameterCount = 105,
        MultiplyAdds = 100,
        TrainableLength = 128,
        StorageLength = 128,
        DerivedLength = 1,
        InferenceDerivedLength = 1,
        Phases = 1,
        TileSamples = 3,
        ArenaLength = 16,
        BatchLengthPerSample = 0,
        ShardStatisticsLength = 0,
        StatisticsLength = 0,
        SamplesPerShard = 4,
        InferenceTileSamples = 4,
        InferenceArenaLength = 16,
        Summary = "",
    };

    public NetworkParameters Parameters { get; private init; } = new(Definition);

    public static SoftmaxRegression FromParameters(NetworkParameters parameters) => new() { Parameters = parameters };

    /// <summary>The first bias, so that a step or prediction with stale derived values shows.</summary>
    public static void PrepareTraining(ReadOnlySpan<float> storage, Span<float> derived) => derived[0] = storage[BiasOffset];

    public static void PrepareInference(ReadOnlySpan<float> storage, Span<float> derived) => derived[0] = storage[BiasOffset];

    public static void Train(int phase, in TrainingTile tile)
    {
        if (tile.Count < 1 || tile.Count > Definition.TileSamples) throw new InvalidOperationException($"A tile of {tile.Count}.");
        for (var i = 0; i < tile.Count; i++)
        {
            var x = tile.Inputs.Slice(i * Inputs, Inputs);
            var p = tile.Outputs.Slice(i * Classes, Classes);
            Forward(x, tile.Storage, tile.Derived, p);
            tile.Losses[i] = -MathF.Log(p[tile.Labels[i]]);
            for (var c = 0; c < Classes; c++)
            {
                var delta = (p[c] - (c == tile.Labels[i] ? 1 : 0)) / tile.BatchSize;
                for (var k = 0; k < Inputs; k++)
                    tile.Gradients[(c * Inputs) + k] = MathF.FusedMultiplyAdd(delta, x[k], tile.Gradients[(c * Inputs) + k]);
                tile.Gradients[BiasOffset + c] += delta;
            }
        }
    }

    public static void CombineShards(int phase, in ShardCombination shards)
    {
    }

    public static void Infer(in InferenceTile tile)
    {
        if (tile.Count < 1 || tile.Count > Definition.InferenceTileSamples) throw new InvalidOperationException($"A tile of {tile.Count}.");
        for (var i = 0; i < tile.Count; i++)
            Forward(tile.Inputs.Slice(i * Inputs, Inputs), tile.Storage, tile.Derived, tile.Outputs.Slice(i * Classes, Classes));
    }

    /// <summary>Samples whose class is that of the largest of five sums of inputs, with some noise.</summary>
    public static Dataset Data(int count, int seed = 1)
    {
        var random = new Random(seed);
        var inputs = new float[count * Inputs];
        foreach (ref var value in inputs.AsSpan()) value = random.NextSingle() - 0.5f;
        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            var sums = Enumerable.Range(0, Classes).Select(c => inputs.AsSpan((i * Inputs) + (c * 4), 4).ToArray().Sum() + (0.1f * random.NextSingle()));
            labels[i] = sums.Index().MaxBy(s => s.Item).Index;
        }

        return Dataset.FromLabels(Definition.InputShape, inputs, labels, Classes);
    }

    private static void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> storage, ReadOnlySpan<float> derived, Span<float> p)
    {
        float sum = 0;
        for (var c = 0; c < Classes; c++)
        {
            var z = c == 0 ? derived[0] : storage[BiasOffset + c];
            for (var k = 0; k < Inputs; k++) z = MathF.FusedMultiplyAdd(storage[(c * Inputs) + k], x[k], z);
            p[c] = MathF.Exp(z);
            sum += p[c];
        }

        for (var c = 0; c < Classes; c++) p[c] /= sum;
    }
}
