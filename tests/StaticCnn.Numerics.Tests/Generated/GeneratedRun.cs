using StaticCnn.Reference;

namespace StaticCnn.Numerics.Tests.Generated;

/// <summary>A generated network that holds a case's parameters, and the case's batch as a data set.</summary>
internal interface IGeneratedRun
{
    /// <summary>A step that changes nothing: loss, outputs, gradients, running averages.</summary>
    EngineResult Train(int threads, int[] sampleNumbers);

    double[] Predict();

    /// <summary>The predictions of that many samples at a time.</summary>
    double[] Predict(int samplesAtATime);

    /// <summary>The predictions of that many samples at a time by several threads, which share the layers where there are fewer samples than threads.</summary>
    double[] PredictByThreads(int threads, int samplesAtATime);

    /// <summary>The bytes that a prediction allocates, after the first ones.</summary>
    /// <param name="threads">The threads that predict; with more than one, they share the layers of a sample.</param>
    long AllocationPerPrediction(int threads);

    IReadOnlyDictionary<string, double[]> Optimize(Optimizer optimizer, int steps, int threads);

    /// <summary>One optimizer step after another, each over that many of the samples that follow those before.</summary>
    IReadOnlyList<GeneratedStep> Follow(Optimizer optimizer, int samplesAtATime);

    /// <summary>The loss of one optimizer step, and a name for the bits of the parameters before and after it.</summary>
    (double Loss, string Before, string After) Step(Optimizer optimizer);

    /// <summary>A name for the bits of parameters after some steps.</summary>
    string HashAfter(Optimizer optimizer, int steps, int threads);

    /// <summary>The bytes that a step allocates, after the first ones, on all threads.</summary>
    long AllocationPerStep(int threads);
}

internal sealed class GeneratedRun<TNetwork> : IGeneratedRun
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly NetworkCase network;
    private readonly Dataset data;

    public GeneratedRun(NetworkCase network)
    {
        this.network = network;
        var definition = TNetwork.Definition;
        var inputs = Floats(network.Inputs);
        data = network.Targets.Labels.Count > 0
            ? Dataset.FromLabels(definition.InputShape, inputs, [.. network.Targets.Labels], definition.OutputShape.Count)
            : Dataset.FromTargets(definition.InputShape, inputs, definition.OutputShape, Floats([.. network.Targets.AllValues]));
    }

    public EngineResult Train(int threads, int[] sampleNumbers)
    {
        var net = Create();
        using var pool = new WorkerPool(threads);
        var step = new TrainingStep<TNetwork>(net, new SGD(0), pool, network.BatchSize);
        var result = step.Run(data, sampleNumbers, DropoutMasks.Seed, DropoutMasks.Epoch);
        return new(result.Loss, Doubles(step.Losses), Doubles(step.Outputs), Gradients(step.Gradient), Tensors(net, trainable: false), null);
    }

    public double[] Predict()
    {
        var outputs = new float[network.BatchSize * TNetwork.Definition.OutputShape.Count];
        new Predictor<TNetwork>(Create()).Predict(Floats(network.Inputs), outputs);
        return Doubles(outputs);
    }

    public double[] Predict(int samplesAtATime)
    {
        var predictor = new Predictor<TNetwork>(Create());
        return InParts(samplesAtATime, (inputs, outputs) => predictor.Predict(inputs, outputs));
    }

    public double[] PredictByThreads(int threads, int samplesAtATime)
    {
        using var predictor = new ParallelPredictor<TNetwork>(Create(), threads, fewestShared: 0);
        return InParts(samplesAtATime, (inputs, outputs) => predictor.Predict(inputs, outputs));
    }

    public long AllocationPerPrediction(int threads)
    {
        var (inputs, outputs) = (Floats(network.Inputs), new float[network.BatchSize * TNetwork.Definition.OutputShape.Count]);
        if (threads == 1)
        {
            var predictor = new Predictor<TNetwork>(Create());
            for (var i = 0; i < 3; i++) predictor.Predict(inputs, outputs);
            return Allocation(() => predictor.Predict(inputs, outputs));
        }

        using var parallel = new ParallelPredictor<TNetwork>(Create(), threads, fewestShared: 0);
        var one = inputs[..TNetwork.Definition.InputShape.Count];
        for (var i = 0; i < 3; i++) parallel.Predict(one, outputs.AsSpan(0, TNetwork.Definition.OutputShape.Count));
        return Allocation(() => parallel.Predict(one, outputs.AsSpan(0, TNetwork.Definition.OutputShape.Count)));
    }

    public (double Loss, string Before, string After) Step(Optimizer optimizer)
    {
        var net = Create();
        using var trainer = new Trainer<TNetwork>(net, optimizer) { BatchSize = network.BatchSize, Threads = 2, Seed = 7 };
        var before = NetworkFile.Sha256(net.Parameters);
        var result = trainer.TrainStep(data, [.. Enumerable.Range(0, network.BatchSize)]);
        return (result.Loss, before, NetworkFile.Sha256(net.Parameters));
    }

    public IReadOnlyDictionary<string, double[]> Optimize(Optimizer optimizer, int steps, int threads) => Tensors(Steps(optimizer, steps, threads));

    public IReadOnlyList<GeneratedStep> Follow(Optimizer optimizer, int samplesAtATime)
    {
        var net = Create();
        using var pool = new WorkerPool(1);
        var step = new TrainingStep<TNetwork>(net, optimizer, pool, samplesAtATime);
        var followed = new List<GeneratedStep>();
        var after = Tensors(net);
        foreach (var samples in Enumerable.Range(0, network.BatchSize).Chunk(samplesAtATime))
        {
            var before = after;
            step.Run(data, samples, DropoutMasks.Seed, DropoutMasks.Epoch);
            after = Tensors(net);
            AssertPaddingIsZero(net.Parameters.Values[..TNetwork.Definition.TrainableLength]);
            followed.Add(new(before, Gradients(step.Gradient), after));
        }

        return followed;
    }

    public string HashAfter(Optimizer optimizer, int steps, int threads) => NetworkFile.Sha256(Steps(optimizer, steps, threads).Parameters);

    public long AllocationPerStep(int threads)
    {
        using var trainer = new Trainer<TNetwork>(Create(), new Adam()) { BatchSize = network.BatchSize, Threads = threads };
        int[] samples = [.. Enumerable.Range(0, network.BatchSize)];
        for (var i = 0; i < 3; i++) trainer.TrainStep(data, samples);
        return Allocation(() => trainer.TrainStep(data, samples));
    }

    private delegate void Prediction(ReadOnlySpan<float> inputs, Span<float> outputs);

    private double[] InParts(int samplesAtATime, Prediction predict)
    {
        var (inputLength, outputLength) = (TNetwork.Definition.InputShape.Count, TNetwork.Definition.OutputShape.Count);
        var (inputs, outputs) = (Floats(network.Inputs), new float[network.BatchSize * outputLength]);
        for (var first = 0; first < network.BatchSize; first += samplesAtATime)
        {
            var count = Math.Min(samplesAtATime, network.BatchSize - first);
            predict(inputs.AsSpan(first * inputLength, count * inputLength), outputs.AsSpan(first * outputLength, count * outputLength));
        }

        return Doubles(outputs);
    }

    /// <summary>
    /// What all threads allocate in the run of the least. The test host allocates beside some runs; what a run allocates is in each of them.
    /// </summary>
    private static long Allocation(Action run)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 10; i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            run();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }

    private TNetwork Steps(Optimizer optimizer, int steps, int threads)
    {
        var net = Create();
        using var trainer = new Trainer<TNetwork>(net, optimizer) { BatchSize = network.BatchSize, Threads = threads, Seed = 7 };
        int[] samples = [.. Enumerable.Range(0, network.BatchSize)];
        for (var i = 0; i < steps; i++) trainer.TrainStep(data, samples);
        AssertPaddingIsZero(net.Parameters.Values[..TNetwork.Definition.TrainableLength]);
        return net;
    }

    private TNetwork Create()
    {
        var parameters = new NetworkParameters(TNetwork.Definition);
        foreach (var (name, values) in network.Parameters) parameters.Set(name, Floats(values));
        return TNetwork.FromParameters(parameters);
    }

    /// <summary>Lanes that belong to no element must stay zero, or they would leak into results.</summary>
    private static void AssertPaddingIsZero(ReadOnlySpan<float> packed)
    {
        var rest = packed.ToArray();
        foreach (var tensor in TNetwork.Definition.Tensors.Where(t => t.IsTrainable)) tensor.Pack(new float[tensor.Shape.Count], rest);
        Assert.Equal(-1, rest.AsSpan().IndexOfAnyExcept(0f));
    }

    private static Dictionary<string, double[]> Gradients(ReadOnlySpan<float> packed)
    {
        var gradients = new Dictionary<string, double[]>();
        foreach (var tensor in TNetwork.Definition.Tensors.Where(t => t.IsTrainable))
        {
            var values = new float[tensor.Shape.Count];
            tensor.Unpack(packed, values);
            gradients.Add(tensor.Name, Doubles(values));
        }

        AssertPaddingIsZero(packed);
        return gradients;
    }

    private static Dictionary<string, double[]> Tensors(TNetwork net) =>
        TNetwork.Definition.Tensors.ToDictionary(t => t.Name, t => Doubles(net.Parameters.Get(t.Name)));

    private static Dictionary<string, double[]> Tensors(TNetwork net, bool trainable) =>
        TNetwork.Definition.Tensors.Where(t => t.IsTrainable == trainable).ToDictionary(t => t.Name, t => Doubles(net.Parameters.Get(t.Name)));

    private static float[] Floats(double[] values) => Array.ConvertAll(values, v => (float)v);

    private static double[] Doubles(ReadOnlySpan<float> values) => Array.ConvertAll(values.ToArray(), v => (double)v);
}
