using System.Numerics;
using System.Numerics.Tensors;

namespace StaticCnn.Bench.Generic;

/// <summary>ReLU, by vectors or by a loop.</summary>
internal sealed class ReLU(bool vectors) : GenericLayer
{
    public override void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, int samples)
    {
        x = x[..(samples * InputLength)];
        if (vectors) TensorPrimitives.Max(x, 0f, y);
        else for (var i = 0; i < x.Length; i++) y[i] = Math.Max(x[i], 0);
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
        var length = samples * InputLength;
        y = y[..length];
        dy = dy[..length];
        if (dx.IsEmpty) return;
        var i = 0;
        if (vectors)
        {
            for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
            {
                var open = Vector.GreaterThan(new Vector<float>(y[i..]), Vector<float>.Zero);
                Vector.ConditionalSelect(
                    open, new Vector<float>(dy[i..]), Vector<float>.Zero).CopyTo(dx[i..]);
            }
        }

        for (; i < length; i++) dx[i] = y[i] > 0 ? dy[i] : 0;
    }
}
