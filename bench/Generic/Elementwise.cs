using System.Numerics.Tensors;

namespace StaticCnn.Bench.Generic;

/// <summary>Sums and element by element operations, by a library's vectors or by loops.</summary>
internal readonly struct Elementwise(bool vectors)
{
    public float Sum(ReadOnlySpan<float> x)
    {
        if (vectors) return TensorPrimitives.Sum(x);
        float sum = 0;
        for (var i = 0; i < x.Length; i++) sum += x[i];
        return sum;
    }

    public float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        if (vectors) return TensorPrimitives.Dot(x, y);
        float sum = 0;
        for (var i = 0; i < x.Length; i++) sum += x[i] * y[i];
        return sum;
    }

    /// <summary>y = x + shift.</summary>
    public void Shift(ReadOnlySpan<float> x, float shift, Span<float> y)
    {
        if (vectors) TensorPrimitives.Add(x, shift, y);
        else for (var i = 0; i < x.Length; i++) y[i] = x[i] + shift;
    }

    /// <summary>y = x scale.</summary>
    public void Scale(ReadOnlySpan<float> x, float scale, Span<float> y)
    {
        if (vectors) TensorPrimitives.Multiply(x, scale, y);
        else for (var i = 0; i < x.Length; i++) y[i] = x[i] * scale;
    }

    /// <summary>y += x scale.</summary>
    public void AddScaled(ReadOnlySpan<float> x, float scale, Span<float> y)
    {
        if (vectors) TensorPrimitives.MultiplyAdd(x, scale, y, y);
        else for (var i = 0; i < x.Length; i++) y[i] += x[i] * scale;
    }

    /// <summary>y += x.</summary>
    public void Add(ReadOnlySpan<float> x, Span<float> y)
    {
        if (vectors) TensorPrimitives.Add(x, y[..x.Length], y);
        else for (var i = 0; i < x.Length; i++) y[i] += x[i];
    }
}
