namespace StaticCnn.Bench.Generic;

/// <summary>What an Add does with its first summand; the worker adds the others.</summary>
internal sealed class Copy : GenericLayer
{
    public override void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, int samples) =>
        x[..(samples * InputLength)].CopyTo(y);

    public override void Backward(
        ReadOnlySpan<float> x,
        ReadOnlySpan<float> y,
        ReadOnlySpan<float> dy,
        ReadOnlySpan<float> parameters,
        Span<float> gradients,
        Span<float> dx,
        int samples)
    {
        if (!dx.IsEmpty) dy[..(samples * InputLength)].CopyTo(dx);
    }
}
