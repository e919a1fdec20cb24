namespace StaticCnn;

/// <summary>
/// Computes a network's outputs, in memory allocated once: calls allocate nothing. Changes of the parameters between calls are seen.
/// One thread at a time; threads that predict at once have a predictor each.
/// </summary>
/// <typeparam name="TNetwork">The class of the network.</typeparam>
public sealed class Predictor<TNetwork>
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly NetworkDefinition definition = TNetwork.Definition;
    private readonly TNetwork network;
    private readonly AlignedBuffer derived;
    private readonly AlignedBuffer arena;
    private long preparedVersion = -1;

    /// <summary>A predictor of the given network.</summary>
    public Predictor(TNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        this.network = network;
        derived = new AlignedBuffer(definition.InferenceDerivedLength);
        arena = new AlignedBuffer(definition.InferenceArenaLength);
    }

    /// <summary>Predicts any number of samples.</summary>
    /// <param name="inputs">The inputs, sample after sample, each of the input's shape.</param>
    /// <param name="outputs">Receives the outputs, sample after sample, each of the output's shape: probabilities after a softmax.</param>
    /// <exception cref="ArgumentException">The inputs are not whole samples, or the outputs are not as many.</exception>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        var count = PredictionCheck.Count(definition, inputs, outputs);
        var (inputLength, outputLength) = (definition.InputShape.Count, definition.OutputShape.Count);
        if (preparedVersion != network.Parameters.Version)
        {
            TNetwork.PrepareInference(network.Parameters.Values, derived.Span);
            preparedVersion = network.Parameters.Version;
        }

        for (var first = 0; first < count; first += definition.InferenceTileSamples)
        {
            var tile = Math.Min(definition.InferenceTileSamples, count - first);
            TNetwork.Infer(new InferenceTile
            {
                Count = tile,
                Inputs = inputs.Slice(first * inputLength, tile * inputLength),
                Storage = network.Parameters.Values,
                Derived = derived.Span,
                Arena = arena.Span,
                OwnArena = arena.Span,
                Outputs = outputs.Slice(first * outputLength, tile * outputLength),
            });
        }
    }
}
