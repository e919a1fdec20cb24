namespace StaticCnn;

/// <summary>
/// Computes a network's outputs with several threads, in memory allocated once: calls allocate nothing. Many samples are shared out; where
/// there are fewer samples than threads, the threads share the work of each layer, for a short answer time. The outputs are the same bits as
/// those of <see cref="Predictor{TNetwork}"/>.
/// </summary>
/// <remarks>One caller at a time. Changes of the parameters between calls are seen.</remarks>
/// <typeparam name="TNetwork">The class of the network.</typeparam>
public sealed unsafe class ParallelPredictor<TNetwork> : IDisposable
    where TNetwork : class, INetwork<TNetwork>
{
    /// <summary>The multiply-adds of a sample, about 10 µs, below which waiting for each other between layers costs more than it saves.</summary>
    private const long FewestShared = 1_000_000;

    private readonly NetworkDefinition definition = TNetwork.Definition;
    private readonly TNetwork network;
    private readonly bool shares;
    private readonly WorkerPool pool;
    private readonly InferenceTeam team;
    private readonly AlignedBuffer derived;
    private readonly AlignedBuffer[] arenas;
    private readonly Action<int, int> predictPart;
    private readonly Action<int, int> predictTogether;
    private float* inputAddress;
    private float* outputAddress;
    private int count;
    private long preparedVersion = -1;

    /// <summary>A predictor with the given number of threads, the caller's included.</summary>
    /// <param name="network">The network.</param>
    /// <param name="threads">The number of threads; 0 for as many as there are processors.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public ParallelPredictor(TNetwork network, int threads = 0)
        : this(network, threads, FewestShared)
    {
    }

    internal ParallelPredictor(TNetwork network, int threads, long fewestShared)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        this.network = network;
        shares = definition.MultiplyAdds >= fewestShared;
        pool = new WorkerPool(threads == 0 ? Environment.ProcessorCount : threads);
        team = new InferenceTeam(pool.Workers);
        derived = new AlignedBuffer(definition.InferenceDerivedLength);
        arenas = new AlignedBuffer[pool.Workers];
        for (var worker = 0; worker < arenas.Length; worker++) arenas[worker] = new AlignedBuffer(definition.InferenceArenaLength);
        predictPart = PredictPart;
        predictTogether = PredictTogether;
    }

    /// <summary>The number of threads.</summary>
    public int Threads => pool.Workers;

    /// <summary>Predicts any number of samples.</summary>
    /// <param name="inputs">The inputs, sample after sample, each of the input's shape.</param>
    /// <param name="outputs">Receives the outputs, sample after sample, each of the output's shape: probabilities after a softmax.</param>
    /// <exception cref="ArgumentException">The inputs are not whole samples, or the outputs are not as many.</exception>
    /// <exception cref="ObjectDisposedException">The predictor is disposed.</exception>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        count = PredictionCheck.Count(definition, inputs, outputs);
        if (count == 0) return;
        if (preparedVersion != network.Parameters.Version)
        {
            TNetwork.PrepareInference(network.Parameters.Values, derived.Span);
            preparedVersion = network.Parameters.Version;
        }

        // The threads cannot capture spans; the caller's stay pinned until all have ended.
        fixed (float* input = inputs, output = outputs)
        {
            inputAddress = input;
            outputAddress = output;
            pool.Run(pool.Workers, count < pool.Workers && shares ? predictTogether : predictPart);
            inputAddress = outputAddress = null;
        }
    }

    /// <summary>Ends the threads. The predictor predicts no more afterwards.</summary>
    public void Dispose() => pool.Dispose();

    private void PredictPart(int worker, int part)
    {
        var (first, end) = ((int)((long)count * part / pool.Workers), (int)((long)count * (part + 1) / pool.Workers));
        for (; first < end; first += definition.InferenceTileSamples)
            Infer(first, Math.Min(definition.InferenceTileSamples, end - first), arenas[part], arenas[part], part: 0, null);
    }

    private void PredictTogether(int worker, int part)
    {
        for (var first = 0; first < count; first += definition.InferenceTileSamples)
            Infer(first, Math.Min(definition.InferenceTileSamples, count - first), arenas[0], arenas[part], part, team);
    }

    private void Infer(int first, int tile, AlignedBuffer arena, AlignedBuffer own, int part, InferenceTeam? together)
    {
        var (inputLength, outputLength) = (definition.InputShape.Count, definition.OutputShape.Count);
        TNetwork.Infer(new InferenceTile
        {
            Count = tile,
            Inputs = new ReadOnlySpan<float>(inputAddress + ((nint)first * inputLength), tile * inputLength),
            Storage = network.Parameters.Values,
            Derived = derived.Span,
            Arena = arena.Span,
            OwnArena = own.Span,
            Outputs = new Span<float>(outputAddress + ((nint)first * outputLength), tile * outputLength),
            Part = part,
            Team = together,
        });
    }
}
