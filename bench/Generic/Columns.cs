using System.Numerics.Tensors;

namespace StaticCnn.Bench.Generic;

/// <summary>An image as a matrix: a row per channel and tap, a column per output position ("im2col"), and back.</summary>
internal static class Columns
{
    public static void FromImage(Window w, ReadOnlySpan<float> image, Span<float> matrix)
    {
        var row = 0;
        for (var c = 0; c < w.Channels; c++)
        {
            for (var i = 0; i < w.KernelHeight; i++)
            {
                for (var j = 0; j < w.KernelWidth; j++, row++)
                {
                    for (var r = 0; r < w.OutputHeight; r++)
                    {
                        var to = matrix.Slice((row * w.Positions) + (r * w.OutputWidth), w.OutputWidth);
                        var inputRow = (r * w.Stride) + i - w.PaddingHeight;
                        if ((uint)inputRow >= (uint)w.Height)
                        {
                            to.Clear();
                            continue;
                        }

                        CopyRow(w, image.Slice(((c * w.Height) + inputRow) * w.Width, w.Width), j, to);
                    }
                }
            }
        }
    }

    public static void AddToImage(Window w, ReadOnlySpan<float> matrix, Span<float> image)
    {
        var row = 0;
        for (var c = 0; c < w.Channels; c++)
        {
            for (var i = 0; i < w.KernelHeight; i++)
            {
                for (var j = 0; j < w.KernelWidth; j++, row++)
                {
                    for (var r = 0; r < w.OutputHeight; r++)
                    {
                        var inputRow = (r * w.Stride) + i - w.PaddingHeight;
                        if ((uint)inputRow >= (uint)w.Height) continue;
                        var from = matrix.Slice((row * w.Positions) + (r * w.OutputWidth), w.OutputWidth);
                        AddRow(w, from, j, image.Slice(((c * w.Height) + inputRow) * w.Width, w.Width));
                    }
                }
            }
        }
    }

    private static void CopyRow(Window w, ReadOnlySpan<float> image, int tap, Span<float> to)
    {
        var (first, end) = Inside(w, tap);
        to[..first].Clear();
        to[end..].Clear();
        var start = (first * w.Stride) + tap - w.PaddingWidth;
        if (w.Stride == 1) image.Slice(start, end - first).CopyTo(to[first..]);
        else for (var p = first; p < end; p++) to[p] = image[start + ((p - first) * w.Stride)];
    }

    private static void AddRow(Window w, ReadOnlySpan<float> from, int tap, Span<float> image)
    {
        var (first, end) = Inside(w, tap);
        var start = (first * w.Stride) + tap - w.PaddingWidth;
        if (w.Stride == 1)
        {
            var to = image.Slice(start, end - first);
            TensorPrimitives.Add(to, from[first..end], to);
        }
        else
        {
            for (var p = first; p < end; p++) image[start + ((p - first) * w.Stride)] += from[p];
        }
    }

    /// <summary>The output columns whose tap lies within the image.</summary>
    private static (int First, int End) Inside(Window w, int tap)
    {
        var first = Math.Max(0, (w.PaddingWidth - tap + w.Stride - 1) / w.Stride);
        var last = (w.Width - 1 + w.PaddingWidth - tap) / w.Stride;
        return (first, Math.Min(w.OutputWidth, last + 1));
    }
}
