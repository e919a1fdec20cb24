using System.Numerics.Tensors;
using StaticCnn.Bench.Description;

namespace StaticCnn.Bench.Generic;

/// <summary>
/// A network computed by code for any shapes, known at run time only: plain loops, or columns and matrix products. A batch is split over
/// workers, each with its own gradients; then they are added and the parameters updated by SGD with momentum.
/// </summary>
internal sealed class GenericNetwork : IDisposable
{
    private readonly GenericWorker[] workers;
    private readonly WorkerPool pool;
    private readonly float[] velocity;
    private readonly float[] scratch;
    private readonly int batch;

    /// <summary>A network over the given parameters: weight and bias of each layer in PyTorch's layout, one after the other.</summary>
    public GenericNetwork(NetworkDescription network, float[] parameters, bool matrices, bool training, int batch, int threads)
    {
        this.batch = batch;
        Parameters = parameters;
        pool = new WorkerPool(Math.Min(threads, batch));
        var most = (batch + pool.Workers - 1) / pool.Workers;
        workers = [.. Enumerable.Range(0, pool.Workers).Select(_ => new GenericWorker(network, matrices, training, most))];
        if (workers[0].Gradients.Length != parameters.Length)
            throw new ArgumentException($"The layers have {workers[0].Gradients.Length} parameters, not {parameters.Length}.", nameof(parameters));
        (velocity, scratch) = (new float[parameters.Length], new float[parameters.Length]);
    }

    /// <summary>The parameters, changed by training.</summary>
    public float[] Parameters { get; }

    /// <summary>
    /// Whether it is written for so many training threads: batch normalisation takes statistics of the whole batch, which workers would have to
    /// put together.
    /// </summary>
    public static bool Takes(NetworkDescription network, int threads) => threads == 1 || network.Layers.All(l => l.Kind != "BatchNorm");

    /// <summary>One training step.</summary>
    /// <returns>The mean loss before the update.</returns>
    public double TrainStep(float[] inputs, int[] labels, float learningRate, float momentum)
    {
        pool.Run(workers.Length, (_, w) => workers[w].Train(inputs, labels, Parameters, First(w), First(w + 1) - First(w), batch));
        var gradients = workers[0].Gradients;
        for (var w = 1; w < workers.Length; w++) TensorPrimitives.Add(gradients, workers[w].Gradients, gradients);
        TensorPrimitives.MultiplyAdd(velocity, momentum, gradients, velocity);
        TensorPrimitives.Multiply(velocity, learningRate, scratch);
        TensorPrimitives.Subtract(Parameters, scratch, Parameters);
        return workers.Sum(w => w.Loss) / batch;
    }

    /// <summary>The probabilities of a batch.</summary>
    public void Predict(float[] inputs, float[] outputs) =>
        pool.Run(workers.Length, (_, w) => workers[w].Predict(inputs, Parameters, outputs, First(w), First(w + 1) - First(w)));

    public void Dispose() => pool.Dispose();

    private int First(int worker) => (int)((long)batch * worker / workers.Length);
}
