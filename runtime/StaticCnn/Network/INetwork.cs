namespace StaticCnn;

/// <summary>
/// What the generator writes for a declared network, as static members, so that a trainer is compiled for that one network.
/// Programs use the class itself; the members here are for <see cref="INetwork{TSelf}"/> users such as the trainer.
/// </summary>
/// <typeparam name="TSelf">The network's class.</typeparam>
public interface INetwork<TSelf>
    where TSelf : class, INetwork<TSelf>
{
    /// <summary>Shapes, tensors and memory sizes.</summary>
    static abstract NetworkDefinition Definition { get; }

    /// <summary>A network over the given parameters, which it shares.</summary>
    static abstract TSelf FromParameters(NetworkParameters parameters);

    /// <summary>The parameters and running averages.</summary>
    NetworkParameters Parameters { get; }

    /// <summary>Computes what one training step derives from the parameters.</summary>
    static abstract void PrepareTraining(ReadOnlySpan<float> storage, Span<float> derived);

    /// <summary>Runs one phase of a training step over one tile of samples.</summary>
    static abstract void Train(int phase, in TrainingTile tile);

    /// <summary>Combines the statistics of all shards after a phase; called once, also after the last phase.</summary>
    static abstract void CombineShards(int phase, in ShardCombination shards);

    /// <summary>Computes what inference derives from the parameters.</summary>
    static abstract void PrepareInference(ReadOnlySpan<float> storage, Span<float> derived);

    /// <summary>Computes the outputs of one tile of samples.</summary>
    static abstract void Infer(in InferenceTile tile);
}
