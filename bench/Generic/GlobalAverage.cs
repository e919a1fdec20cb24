namespace StaticCnn.Bench.Generic;

/// <summary>The mean of each channel.</summary>
internal sealed class GlobalAverage(int positions, Elementwise math) : GenericLayer
{
    public override void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, int samples)
    {
        for (var plane = 0; plane < samples * OutputLength; plane++) y[plane] = math.Sum(x.Slice(plane * positions, positions)) / positions;
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
        if (dx.IsEmpty) return;
        for (var plane = 0; plane < samples * OutputLength; plane++) dx.Slice(plane * positions, positions).Fill(dy[plane] / positions);
    }
}
