namespace StaticCnn;

/// <summary>Evaluates networks on data.</summary>
public static class Evaluator
{
    /// <summary>The loss and, for data with labels, the accuracy and confusion matrix of a network. The same for any number of threads.</summary>
    /// <typeparam name="TNetwork">The class of the network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="data">Samples that fit the network.</param>
    /// <param name="threads">The number of threads; 0 for as many as there are processors.</param>
    /// <exception cref="ArgumentException">The data does not fit the network.</exception>
    public static Evaluation Evaluate<TNetwork>(TNetwork network, Dataset data, int threads = 0)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        DataCheck.Require(TNetwork.Definition, data, nameof(data));
        var tiles = DatasetEvaluator<TNetwork>.TileCount(data);
        using var pool = new WorkerPool(Math.Min(threads == 0 ? Environment.ProcessorCount : threads, tiles));
        return new DatasetEvaluator<TNetwork>(network, pool).Evaluate(data);
    }
}
