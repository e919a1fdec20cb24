using System.Numerics.Tensors;

namespace StaticCnn.Bench.Generic;

/// <summary>A convolution as a matrix product per sample: weights [filters, channels x taps] times the image as columns.</summary>
internal sealed class MatrixConvolution(Window window, int filters, bool bias, MatrixProduct product) : GenericLayer
{
    private readonly int depth = window.Channels * window.Taps;
    private readonly float[] columns = new float[window.Channels * window.Taps * window.Positions];
    private readonly float[] columnGradients = new float[window.Channels * window.Taps * window.Positions];

    public override int ParameterLength => (filters * depth) + (bias ? filters : 0);

    public override void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, int samples)
    {
        var weights = Operand.Rows(parameters[..(filters * depth)], depth);
        for (var s = 0; s < samples; s++)
        {
            Columns.FromImage(window, x.Slice(s * InputLength, InputLength), columns);
            var map = y.Slice(s * OutputLength, OutputLength);
            for (var o = 0; o < filters; o++) map.Slice(o * window.Positions, window.Positions).Fill(bias ? parameters[(filters * depth) + o] : 0);
            product.Add(filters, window.Positions, depth, weights, Operand.Rows(columns, window.Positions), map);
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
        var transposed = Operand.Transposed(parameters[..(filters * depth)], depth);
        for (var s = 0; s < samples; s++)
        {
            Columns.FromImage(window, x.Slice(s * InputLength, InputLength), columns);
            var map = dy.Slice(s * OutputLength, OutputLength);
            product.Add(filters, depth, window.Positions, Operand.Rows(map, window.Positions), Operand.Transposed(columns, window.Positions), gradients);
            for (var o = 0; bias && o < filters; o++)
                gradients[(filters * depth) + o] += TensorPrimitives.Sum(map.Slice(o * window.Positions, window.Positions));
            if (dx.IsEmpty) continue;
            Array.Clear(columnGradients);
            product.Add(depth, window.Positions, filters, transposed, Operand.Rows(map, window.Positions), columnGradients);
            var image = dx.Slice(s * InputLength, InputLength);
            image.Clear();
            Columns.AddToImage(window, columnGradients, image);
        }
    }
}
