namespace StaticCnn.Bench.Generic;

/// <summary>Max pooling that remembers the winners.</summary>
internal sealed class MaxPool(Window window, int maximumSamples) : GenericLayer
{
    private readonly int[] winners = new int[maximumSamples * window.Channels * window.Positions];

    public override void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, int samples)
    {
        var output = 0;
        for (var plane = 0; plane < samples * window.Channels; plane++)
        {
            var start = plane * window.Height * window.Width;
            for (var row = 0; row < window.OutputHeight; row++)
            {
                for (var column = 0; column < window.OutputWidth; column++, output++)
                {
                    var winner = Winner(x, start, (row * window.Stride) - window.PaddingHeight, (column * window.Stride) - window.PaddingWidth);
                    winners[output] = winner;
                    y[output] = x[winner];
                }
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
        for (var output = 0; output < samples * OutputLength; output++) dx[winners[output]] += dy[output];
    }

    private int Winner(ReadOnlySpan<float> x, int start, int top, int left)
    {
        var best = -1;
        var largest = float.NegativeInfinity;
        var (bottom, right) = (Math.Min(window.Height, top + window.KernelHeight), Math.Min(window.Width, left + window.KernelWidth));
        for (var row = Math.Max(0, top); row < bottom; row++)
        {
            for (var column = Math.Max(0, left); column < right; column++)
            {
                var index = start + (row * window.Width) + column;
                if (best >= 0 && x[index] <= largest) continue;
                (best, largest) = (index, x[index]);
            }
        }

        return best;
    }
}
