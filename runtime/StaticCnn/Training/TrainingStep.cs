namespace StaticCnn;

/// <summary>
/// One training step after another, in memory allocated once: the phases of the network over the shards of a batch, then the sum of the
/// shards' gradients and the optimizer's update, slice by slice.
/// </summary>
internal sealed class TrainingStep<TNetwork>
    where TNetwork : class, INetwork<TNetwork>
{
    /// <summary>The floats of a slice: small enough for the first cache with gradients and state, and whole chunks of the norm.</summary>
    private const int SliceLength = 2 * GradientNorm.ChunkLength;

    /// <summary>A gradient of one shard up to this length (2 MiB) is in one processor's cache or near it; to spread its update costs more than it saves.</summary>
    private const int SingleUpdateLength = 512 * 1024;

    private readonly NetworkDefinition definition;
    private readonly TNetwork network;
    private readonly Optimizer optimizer;
    private readonly WeightAverager? averager;
    private readonly WorkerPool pool;
    private readonly int inputTile;
    private readonly SampleGatherer[] gatherers;
    private readonly AlignedBuffer[] arenas;
    private readonly AlignedBuffer derived;
    private readonly AlignedBuffer gradients;
    private readonly AlignedBuffer shardStatistics;
    private readonly AlignedBuffer statistics;
    private readonly AlignedBuffer batchValues;
    private readonly AlignedBuffer averagesBefore;
    private readonly AlignedBuffer outputs;
    private readonly float[] losses;
    private readonly int[] samples;
    private readonly int[] correct = new int[ShardPartition.MaximumShards];
    private readonly double[] chunkSums;
    private readonly Action<int, int> trainShard;
    private readonly Action<int, int> reduceSlice;
    private readonly Action<int, int> reduceAndUpdateSlice;
    private readonly Action<int, int> updateSlice;

    private Dataset? data;
    private int count;
    private int shards;
    private int phase;
    private ulong seed;
    private int epoch;
    private bool isAveraged;

    public TrainingStep(TNetwork network, Optimizer optimizer, WorkerPool pool, int batchSize, WeightAverager? averager = null)
    {
        this.network = network;
        this.optimizer = optimizer;
        this.averager = averager;
        this.pool = pool;
        definition = TNetwork.Definition;
        inputTile = Math.Min(definition.TileSamples, batchSize);
        gatherers = new SampleGatherer[pool.Workers];
        arenas = new AlignedBuffer[pool.Workers];
        for (var worker = 0; worker < pool.Workers; worker++)
        {
            gatherers[worker] = new SampleGatherer(definition, inputTile);
            arenas[worker] = new AlignedBuffer(definition.ArenaLength);
        }

        // A smaller batch never has more shards than a larger one.
        var mostShards = ShardPartition.Count(batchSize, definition.SamplesPerShard, definition.TwoShardBatch);
        derived = new AlignedBuffer(definition.DerivedLength);
        gradients = new AlignedBuffer(checked(mostShards * definition.TrainableLength));
        shardStatistics = new AlignedBuffer(checked(mostShards * definition.ShardStatisticsLength));
        statistics = new AlignedBuffer(definition.StatisticsLength);
        batchValues = new AlignedBuffer(checked(batchSize * definition.BatchLengthPerSample));
        averagesBefore = new AlignedBuffer(definition.StorageLength - definition.TrainableLength);
        outputs = new AlignedBuffer(checked(batchSize * definition.OutputShape.Count));
        losses = new float[batchSize];
        samples = new int[batchSize];
        chunkSums = new double[GradientNorm.ChunkCount(definition.TrainableLength)];
        trainShard = TrainShard;
        reduceSlice = ReduceSlice;
        reduceAndUpdateSlice = ReduceAndUpdateSlice;
        updateSlice = UpdateSlice;
        optimizer.Attach(definition.TrainableLength);
    }

    /// <summary>The gradient of the last step, packed as the parameters; valid until the next one.</summary>
    public ReadOnlySpan<float> Gradient => gradients.Span[..definition.TrainableLength];

    /// <summary>The predictions of the last step's batch, sample after sample.</summary>
    public ReadOnlySpan<float> Outputs => outputs.Span[..(count * definition.OutputShape.Count)];

    /// <summary>The losses of the last step's samples.</summary>
    public ReadOnlySpan<float> Losses => losses.AsSpan(0, count);

    /// <summary>Takes a step on the given samples of the data, unless their loss is not finite: then nothing is updated.</summary>
    /// <param name="trainingData">The data.</param>
    /// <param name="sampleNumbers">The samples.</param>
    /// <param name="dropoutSeed">The seed of dropout.</param>
    /// <param name="epochNumber">The epoch.</param>
    /// <param name="rateFactor">What the learning rate is multiplied by.</param>
    /// <param name="average">Whether the new weights go into the average, if there is one.</param>
    public StepResult Run(
        Dataset trainingData, ReadOnlySpan<int> sampleNumbers, ulong dropoutSeed, int epochNumber, double rateFactor = 1, bool average = true)
    {
        data = trainingData;
        count = sampleNumbers.Length;
        sampleNumbers.CopyTo(samples);
        seed = dropoutSeed;
        epoch = epochNumber;
        shards = ShardPartition.Count(count, definition.SamplesPerShard, definition.TwoShardBatch);
        var averages = network.Parameters.Storage[definition.TrainableLength..];
        averages.CopyTo(averagesBefore.Span);
        TNetwork.PrepareTraining(network.Parameters.Values, derived.Span);
        for (phase = 0; phase < definition.Phases; phase++)
        {
            pool.Run(shards, trainShard);
            TNetwork.CombineShards(phase, new ShardCombination
            {
                Shards = shards,
                BatchSize = count,
                ShardStatistics = shardStatistics.Span[..(shards * definition.ShardStatisticsLength)],
                ShardGradients = gradients.Span[..(shards * definition.TrainableLength)],
                Statistics = statistics.Span,
                Storage = network.Parameters.Storage,
            });
        }

        var result = Measure();
        // The running averages moved before there was a loss.
        if (double.IsFinite(result.Loss)) Update(rateFactor, average);
        else averagesBefore.Span.CopyTo(averages);
        return result;
    }

    private StepResult Measure()
    {
        double loss = 0;
        foreach (var sample in losses.AsSpan(0, count)) loss += sample;
        var right = 0;
        foreach (var shard in correct.AsSpan(0, shards)) right += shard;
        return new StepResult(loss / count, count, right);
    }

    private void Update(double rateFactor, bool average)
    {
        var slices = (definition.TrainableLength + SliceLength - 1) / SliceLength;
        isAveraged = average && averager is not null;
        if (isAveraged) averager!.BeginStep();
        if (optimizer.Clipping is { IsByNorm: true })
        {
            // The norm needs the whole gradient before the first update.
            pool.Run(slices, reduceSlice);
            optimizer.BeginStep(GradientNorm.FromChunks(chunkSums), rateFactor);
            pool.Run(slices, updateSlice);
        }
        else
        {
            optimizer.BeginStep(gradientNorm: 0, rateFactor);
            if (shards == 1 && definition.TrainableLength <= SingleUpdateLength) for (var slice = 0; slice < slices; slice++) UpdateSlice(0, slice);
            else pool.Run(slices, reduceAndUpdateSlice);
        }

        if (isAveraged) averager!.Update(network.Parameters.Storage, definition.TrainableLength, definition.StorageLength);
    }

    private void TrainShard(int worker, int shard)
    {
        var shardGradients = gradients.Span.Slice(shard * definition.TrainableLength, definition.TrainableLength);
        var collected = shardStatistics.Span.Slice(shard * definition.ShardStatisticsLength, definition.ShardStatisticsLength);
        if (phase == 0)
        {
            shardGradients[..definition.ClearedLength].Clear();
            collected.Clear();
        }

        var (begin, end) = (ShardPartition.First(count, shards, shard), ShardPartition.First(count, shards, shard + 1));
        // Tiles of about equal size, since many samples at once are what makes a tile worth it.
        var tiles = (end - begin + inputTile - 1) / inputTile;
        var tile = (end - begin + tiles - 1) / tiles;
        for (var first = begin; first < end; first += tile) TrainTile(worker, first, Math.Min(tile, end - first), first == begin, shardGradients, collected);
        if (phase == definition.Phases - 1) correct[shard] = CountCorrect(begin, end);
    }

    private void TrainTile(int worker, int first, int tileCount, bool isFirst, Span<float> shardGradients, Span<float> collected)
    {
        var gatherer = gatherers[worker];
        for (var i = 0; i < tileCount; i++) gatherer.Gather(data!, samples[first + i], i);
        var outputLength = definition.OutputShape.Count;
        TNetwork.Train(phase, new TrainingTile
        {
            Count = tileCount,
            FirstSample = first,
            BatchSize = count,
            Inputs = gatherer.Inputs(tileCount),
            Labels = gatherer.Labels(tileCount),
            Targets = gatherer.Targets(tileCount),
            SampleNumbers = samples.AsSpan(first, tileCount),
            Seed = seed,
            Epoch = epoch,
            Storage = network.Parameters.Values,
            Derived = derived.Span,
            Statistics = statistics.Span,
            IsFirst = isFirst,
            Gradients = shardGradients,
            ShardStatistics = collected,
            Batch = batchValues.Span[..(count * definition.BatchLengthPerSample)],
            Arena = arenas[worker].Span,
            Outputs = outputs.Span.Slice(first * outputLength, tileCount * outputLength),
            Losses = losses.AsSpan(first, tileCount),
        });
    }

    private int CountCorrect(int first, int end)
    {
        if (!data!.HasLabels) return 0;
        var outputLength = definition.OutputShape.Count;
        var right = 0;
        for (var i = first; i < end; i++)
        {
            if (OutputMeasure.Largest(outputs.Span.Slice(i * outputLength, outputLength)) == data.Label(samples[i])) right++;
        }

        return right;
    }

    private void ReduceAndUpdateSlice(int worker, int slice)
    {
        ShardSum.ToFirst(gradients.Span, definition.TrainableLength, shards, Start(slice), End(slice));
        UpdateSlice(worker, slice);
    }

    private void ReduceSlice(int worker, int slice)
    {
        ShardSum.ToFirst(gradients.Span, definition.TrainableLength, shards, Start(slice), End(slice));
        var gradient = gradients.Span[..definition.TrainableLength];
        for (var chunk = Start(slice) / GradientNorm.ChunkLength; chunk * GradientNorm.ChunkLength < End(slice); chunk++)
            chunkSums[chunk] = GradientNorm.SumOfSquares(gradient, chunk);
    }

    private void UpdateSlice(int worker, int slice)
    {
        optimizer.Update(
            network.Parameters.Storage[..definition.TrainableLength], gradients.Span[..definition.TrainableLength], Start(slice), End(slice));
        if (isAveraged) averager!.Update(network.Parameters.Storage, Start(slice), End(slice));
    }

    private static int Start(int slice) => slice * SliceLength;

    private int End(int slice) => Math.Min(Start(slice) + SliceLength, definition.TrainableLength);
}
