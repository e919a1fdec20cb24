namespace StaticCnn.Bench.Generic;

/// <summary>A convolution as its definition says: loops over outputs, input channels and taps.</summary>
internal sealed class LoopConvolution(Window window, int filters, bool bias) : GenericLayer
{
    private readonly int weights = filters * window.Channels * window.Taps;

    public override int ParameterLength => weights + (bias ? filters : 0);

    public override void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, int samples)
    {
        for (var s = 0; s < samples; s++)
        {
            var image = x.Slice(s * InputLength, InputLength);
            var map = y.Slice(s * OutputLength, OutputLength);
            for (var o = 0; o < filters; o++)
            {
                for (var p = 0; p < window.Positions; p++)
                {
                    var sum = bias ? parameters[weights + o] : 0;
                    var w = o * window.Channels * window.Taps;
                    for (var c = 0; c < window.Channels; c++)
                    {
                        for (var i = 0; i < window.KernelHeight; i++)
                        {
                            for (var j = 0; j < window.KernelWidth; j++, w++)
                            {
                                var from = Input(c, p, i, j);
                                if (from >= 0) sum += image[from] * parameters[w];
                            }
                        }
                    }

                    map[(o * window.Positions) + p] = sum;
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
        for (var s = 0; s < samples; s++)
        {
            var image = x.Slice(s * InputLength, InputLength);
            var map = dy.Slice(s * OutputLength, OutputLength);
            var imageGradient = dx.IsEmpty ? [] : dx.Slice(s * InputLength, InputLength);
            for (var o = 0; o < filters; o++)
            {
                for (var p = 0; p < window.Positions; p++)
                {
                    var gradient = map[(o * window.Positions) + p];
                    if (bias) gradients[weights + o] += gradient;
                    var w = o * window.Channels * window.Taps;
                    for (var c = 0; c < window.Channels; c++)
                    {
                        for (var i = 0; i < window.KernelHeight; i++)
                        {
                            for (var j = 0; j < window.KernelWidth; j++, w++)
                            {
                                var from = Input(c, p, i, j);
                                if (from < 0) continue;
                                gradients[w] += gradient * image[from];
                                if (!imageGradient.IsEmpty) imageGradient[from] += gradient * parameters[w];
                            }
                        }
                    }
                }
            }
        }
    }

    /// <summary>Where a tap at an output position reads; negative in the padding.</summary>
    private int Input(int channel, int position, int i, int j)
    {
        var row = (position / window.OutputWidth * window.Stride) + i - window.PaddingHeight;
        var column = (position % window.OutputWidth * window.Stride) + j - window.PaddingWidth;
        var inside = (uint)row < (uint)window.Height && (uint)column < (uint)window.Width;
        return inside ? (((channel * window.Height) + row) * window.Width) + column : -1;
    }
}
