using System.Numerics.Tensors;

namespace StaticCnn.Bench.Generic;

/// <summary>An image as a matrix: a row per channel and tap, a column per output position ("im2col"), and back.</summary>
internal static class Columns
{
    public static void FromImage(Window w, ReadOnlySpan<float> image, Span<float> matrix)
    {
        var (height, width, stride) = (w.OutputHeight, w.OutputWidth, w.Stride);
        for (var row = 0; row < w.Channels * w.Taps; row++)
        {
            var tap = new Tap(w, row);
            var to = matrix.Slice(row * height * width, height * width);
            for (var r = 0; r < height; r++, to = to[width..])
            {
                var inputRow = (r * stride) + tap.Top;
                if ((uint)inputRow >= (uint)w.Height)
                {
                    to[..width].Clear();
                    continue;
                }

                to[..tap.First].Clear();
                to[tap.End..width].Clear();
                var from = image[(tap.Plane + (inputRow * w.Width) + tap.Start)..];
                if (stride == 1) from[..(tap.End - tap.First)].CopyTo(to[tap.First..]);
                else for (var p = tap.First; p < tap.End; p++) to[p] = from[(p - tap.First) * stride];
            }
        }
    }

    public static void AddToImage(Window w, ReadOnlySpan<float> matrix, Span<float> image)
    {
        var (height, width, stride) = (w.OutputHeight, w.OutputWidth, w.Stride);
        for (var row = 0; row < w.Channels * w.Taps; row++)
        {
            var tap = new Tap(w, row);
            var from = matrix.Slice(row * height * width, height * width);
            for (var r = 0; r < height; r++, from = from[width..])
            {
                var inputRow = (r * stride) + tap.Top;
                if ((uint)inputRow >= (uint)w.Height) continue;
                var to = image[(tap.Plane + (inputRow * w.Width) + tap.Start)..];
                if (stride == 1)
                {
                    to = to[..(tap.End - tap.First)];
                    TensorPrimitives.Add(to, from[tap.First..tap.End], to);
                }
                else
                {
                    for (var p = tap.First; p < tap.End; p++) to[(p - tap.First) * stride] += from[p];
                }
            }
        }
    }

    /// <summary>A row of the matrix: a channel and a tap of the window.</summary>
    private readonly struct Tap
    {
        public Tap(Window w, int row)
        {
            var column = row % w.KernelWidth;
            Plane = row / w.Taps * w.Height * w.Width;
            Top = (row / w.KernelWidth % w.KernelHeight) - w.PaddingHeight;
            First = Math.Max(0, (w.PaddingWidth - column + w.Stride - 1) / w.Stride);
            End = Math.Min(w.OutputWidth, ((w.Width - 1 + w.PaddingWidth - column) / w.Stride) + 1);
            Start = (First * w.Stride) + column - w.PaddingWidth;
        }

        /// <summary>Where the channel begins in the image.</summary>
        public int Plane { get; }

        /// <summary>The image row that the first output row reads.</summary>
        public int Top { get; }

        /// <summary>The first output column whose tap is inside the image.</summary>
        public int First { get; }

        /// <summary>The output column after the last one inside.</summary>
        public int End { get; }

        /// <summary>The image column that the first one inside reads.</summary>
        public int Start { get; }
    }
}
