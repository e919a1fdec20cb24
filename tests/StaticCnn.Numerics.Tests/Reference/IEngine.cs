namespace StaticCnn.Numerics.Tests;

/// <summary>Something that runs declared networks. Tensors and values are PyTorch's layouts, channels first, under PyTorch's names.</summary>
public interface IEngine
{
    /// <summary>The largest relative error of values and losses, norm-wise per tensor.</summary>
    double ForwardTolerance { get; }

    /// <summary>The same for gradients.</summary>
    double GradientTolerance { get; }

    /// <summary>The same for parameters after optimizer steps.</summary>
    double OptimizerTolerance { get; }

    /// <summary>One training pass over the batch, without an update.</summary>
    EngineResult Train(NetworkCase network);

    /// <summary>The predictions for the batch in inference.</summary>
    double[] Predict(NetworkCase network);

    /// <summary>All tensors after the given number of optimizer steps, each over the whole batch.</summary>
    IReadOnlyDictionary<string, double[]> Optimize(NetworkCase network, OptimizerSetting optimizer, int steps);
}

/// <summary>What a training pass gave.</summary>
/// <param name="Loss">The mean over the batch.</param>
/// <param name="SampleLosses">The loss of each sample.</param>
/// <param name="Outputs">The predictions of the training pass, sample after sample.</param>
/// <param name="Gradients">The gradient of every trainable tensor.</param>
/// <param name="RunningAverages">The running averages after the pass.</param>
/// <param name="InputGradient">The gradient by the inputs, if the engine computes it.</param>
public sealed record EngineResult(
    double Loss,
    double[] SampleLosses,
    double[] Outputs,
    IReadOnlyDictionary<string, double[]> Gradients,
    IReadOnlyDictionary<string, double[]> RunningAverages,
    double[]? InputGradient);
