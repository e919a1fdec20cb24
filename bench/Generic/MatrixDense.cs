using System.Numerics.Tensors;

namespace StaticCnn.Bench.Generic;

/// <summary>A dense layer as one matrix product over all samples, in each pass.</summary>
internal sealed class MatrixDense(MatrixProduct product) : GenericLayer
{
    public override int ParameterLength => (OutputLength * InputLength) + OutputLength;

    public override void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, int samples)
    {
        var weights = parameters[..(OutputLength * InputLength)];
        var bias = parameters[(OutputLength * InputLength)..];
        for (var s = 0; s < samples; s++) bias.CopyTo(y[(s * OutputLength)..]);
        product.Add(samples, OutputLength, InputLength, Operand.Rows(x, InputLength), Operand.Transposed(weights, InputLength), y);
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
        product.Add(OutputLength, InputLength, samples, Operand.Transposed(dy, OutputLength), Operand.Rows(x, InputLength), gradients);
        var bias = gradients.Slice(OutputLength * InputLength, OutputLength);
        for (var s = 0; s < samples; s++) TensorPrimitives.Add(bias, dy.Slice(s * OutputLength, OutputLength), bias);
        if (dx.IsEmpty) return;
        dx.Clear();
        product.Add(samples, InputLength, OutputLength, Operand.Rows(dy, OutputLength), Operand.Rows(parameters, InputLength), dx);
    }
}
