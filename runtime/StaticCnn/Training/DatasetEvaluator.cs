namespace StaticCnn;

/// <summary>Evaluates a network on data with the threads of a pool: tiles in any order, sums in the order of the samples.</summary>
internal sealed class DatasetEvaluator<TNetwork>
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly NetworkDefinition definition = TNetwork.Definition;
    private readonly TNetwork network;
    private readonly WorkerPool pool;
    private readonly SampleGatherer[] gatherers;
    private readonly AlignedBuffer[] arenas;
    private readonly AlignedBuffer[] outputs;
    private readonly AlignedBuffer derived;
    private readonly Action<int, int> inferTile;
    private Dataset? data;
    private float[] losses = [];
    private int[] predicted = [];

    public DatasetEvaluator(TNetwork network, WorkerPool pool)
    {
        this.network = network;
        this.pool = pool;
        derived = new AlignedBuffer(definition.InferenceDerivedLength);
        gatherers = new SampleGatherer[pool.Workers];
        arenas = new AlignedBuffer[pool.Workers];
        outputs = new AlignedBuffer[pool.Workers];
        for (var worker = 0; worker < pool.Workers; worker++)
        {
            gatherers[worker] = new SampleGatherer(definition, definition.InferenceTileSamples);
            arenas[worker] = new AlignedBuffer(definition.InferenceArenaLength);
            outputs[worker] = new AlignedBuffer(checked(definition.InferenceTileSamples * definition.OutputShape.Count));
        }

        inferTile = InferTile;
    }

    /// <summary>The number of tiles that the data is evaluated in.</summary>
    public static int TileCount(Dataset data) =>
        (int)(((long)data.Count + TNetwork.Definition.InferenceTileSamples - 1) / TNetwork.Definition.InferenceTileSamples);

    /// <summary>Evaluates the network, as it is now, on data that was checked.</summary>
    public Evaluation Evaluate(Dataset evaluated)
    {
        data = evaluated;
        if (losses.Length < data.Count) (losses, predicted) = (new float[data.Count], new int[data.Count]);
        TNetwork.PrepareInference(network.Parameters.Values, derived.Span);
        pool.Run(TileCount(data), inferTile);

        double loss = 0;
        foreach (var sample in losses.AsSpan(0, data.Count)) loss += sample;
        ConfusionMatrix? matrix = null;
        if (data.HasLabels)
        {
            matrix = new ConfusionMatrix(data.Classes);
            for (var i = 0; i < data.Count; i++) matrix.Add(data.Label(i), predicted[i]);
        }

        return new Evaluation { Samples = data.Count, Loss = loss / data.Count, ConfusionMatrix = matrix };
    }

    private void InferTile(int worker, int tile)
    {
        var first = tile * definition.InferenceTileSamples;
        var count = Math.Min(definition.InferenceTileSamples, data!.Count - first);
        var gatherer = gatherers[worker];
        for (var i = 0; i < count; i++) gatherer.Gather(data, first + i, i);
        var length = definition.OutputShape.Count;
        var results = outputs[worker].Span[..(count * length)];
        TNetwork.Infer(new InferenceTile
        {
            Count = count,
            Inputs = gatherer.Inputs(count),
            Storage = network.Parameters.Values,
            Derived = derived.Span,
            Arena = arenas[worker].Span,
            OwnArena = arenas[worker].Span,
            Outputs = results,
        });
        for (var i = 0; i < count; i++)
        {
            var output = results.Slice(i * length, length);
            predicted[first + i] = OutputMeasure.Largest(output);
            losses[first + i] = definition.Loss switch
            {
                LossKind.SoftmaxCrossEntropy => OutputMeasure.CrossEntropy(output, gatherer.Labels(count)[i]),
                LossKind.MeanSquaredError => OutputMeasure.MeanSquaredError(output, gatherer.Targets(count).Slice(i * length, length)),
                _ => throw new InvalidOperationException($"Network {definition.Name} has the loss {definition.Loss}, which is not evaluated."),
            };
        }
    }
}
