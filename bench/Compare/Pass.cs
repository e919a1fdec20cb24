namespace StaticCnn.Bench.Compare;

/// <summary>What is timed.</summary>
internal enum Pass
{
    /// <summary>A whole training step: forward, backward and SGD with momentum.</summary>
    Train,

    /// <summary>The probabilities of a batch.</summary>
    Infer,
}
