using StaticCnn.Bench.Description;
using StaticCnn.Bench.Networks;

namespace StaticCnn.Bench.Compare;

/// <summary>One thing to time: a network, a pass, a batch of random samples and a number of threads.</summary>
internal sealed class BenchCase
{
    public BenchCase(BenchNetwork network, Pass pass, int batch, int threads)
    {
        (Network, Pass, Batch, Threads) = (network, pass, batch, threads);
        var random = new Random(20 + batch);
        Inputs = new float[batch * network.Definition.InputShape.Count];
        // Random, since zeros are faster on some machines, and multiply to nothing.
        foreach (ref var value in Inputs.AsSpan()) value = (random.NextSingle() * 2) - 1;
        Labels = new int[batch];
        foreach (ref var label in Labels.AsSpan()) label = random.Next(network.Definition.OutputShape.Count);
    }

    public BenchNetwork Network { get; }

    public Pass Pass { get; }

    public int Batch { get; }

    public int Threads { get; }

    public float[] Inputs { get; }

    public int[] Labels { get; }

    /// <summary>The arithmetic of one step in GFLOP: no taps on padding, in training the gradients that are needed.</summary>
    public double GFlop => 2e-9 * Batch * (Pass == Pass.Train
        ? TrainingArithmetic.MultiplyAdds(Network.Description)
        : LayerArithmetic.Of(Network.Description).Values.Sum());
}
