namespace StaticCnn.Bench.Generic;

/// <summary>A layer over run-time shapes, for one worker: it may keep what its backward pass needs.</summary>
internal abstract class GenericLayer
{
    /// <summary>The floats of one input sample.</summary>
    public required int InputLength { get; init; }

    /// <summary>The floats of one output sample.</summary>
    public required int OutputLength { get; init; }

    /// <summary>The trainable values: weights, then biases, in PyTorch's layout.</summary>
    public virtual int ParameterLength => 0;

    /// <summary>Computes the outputs of some samples.</summary>
    public abstract void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, int samples);

    /// <summary>Adds to the parameters' gradient and, unless it is empty, overwrites the inputs' gradient.</summary>
    public abstract void Backward(
        ReadOnlySpan<float> x,
        ReadOnlySpan<float> y,
        ReadOnlySpan<float> dy,
        ReadOnlySpan<float> parameters,
        Span<float> gradients,
        Span<float> dx,
        int samples);
}
