namespace StaticCnn.Bench.Generic;

/// <summary>A dense layer by loops over outputs and inputs.</summary>
internal sealed class LoopDense : GenericLayer
{
    public override int ParameterLength => (OutputLength * InputLength) + OutputLength;

    public override void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, int samples)
    {
        for (var s = 0; s < samples; s++)
        {
            for (var o = 0; o < OutputLength; o++)
            {
                var sum = parameters[(OutputLength * InputLength) + o];
                for (var i = 0; i < InputLength; i++) sum += x[(s * InputLength) + i] * parameters[(o * InputLength) + i];
                y[(s * OutputLength) + o] = sum;
            }
        }
    }

    public override void Backward(
        ReadOnlySpan<float> x,
        ReadOnlySpan<float> y,
        ReadOnlySpan<float> dy,
        ReadOnlySpan<float> parameters,
        Span<float> gradients,
        Span<float> dx,
        int samples)
    {
        dx.Clear();
        for (var s = 0; s < samples; s++)
        {
            for (var o = 0; o < OutputLength; o++)
            {
                var gradient = dy[(s * OutputLength) + o];
                gradients[(OutputLength * InputLength) + o] += gradient;
                for (var i = 0; i < InputLength; i++)
                {
                    gradients[(o * InputLength) + i] += gradient * x[(s * InputLength) + i];
                    if (!dx.IsEmpty) dx[(s * InputLength) + i] += gradient * parameters[(o * InputLength) + i];
                }
            }
        }
    }
}
