using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticCnn.Bench.Generic;

/// <summary>Copies a block of a matrix into the order in which a register tile reads it, with zeros past its edge.</summary>
internal static class Packing
{
    /// <summary>
    /// Panels of <paramref name="tile"/> rows; in a panel column after column. The same with rows and columns exchanged packs the right
    /// operand.
    /// </summary>
    public static void Panels(Operand a, int row, int column, int rows, int columns, int tile, Span<float> to)
    {
        for (var panel = 0; panel < rows; panel += tile)
        {
            var inside = Math.Min(tile, rows - panel);
            var target = to.Slice(panel * columns, tile * columns);
            var source = a.Values[(((row + panel) * a.RowStride) + (column * a.ColumnStride))..];
            // The last element that is read; the loops below have no checks.
            _ = source[((inside - 1) * a.RowStride) + ((columns - 1) * a.ColumnStride)];
            if (inside < tile) target.Clear();
            if (a.RowStride == 1) Copy(source, a.ColumnStride, inside, columns, tile, target);
            else Gather(source, a, inside, columns, tile, target);
        }
    }

    private static void Copy(ReadOnlySpan<float> source, int stride, int rows, int columns, int tile, Span<float> to)
    {
        for (var k = 0; k < columns; k++) source.Slice(k * stride, rows).CopyTo(to[(k * tile)..]);
    }

    private static void Gather(ReadOnlySpan<float> source, Operand a, int rows, int columns, int tile, Span<float> to)
    {
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var target = ref MemoryMarshal.GetReference(to);
        nint rowStride = a.RowStride, columnStride = a.ColumnStride;
        // Blocks of 16 columns, so that a cache line of the source is read once.
        for (nint block = 0; block < columns; block += 16)
        {
            var end = Math.Min(columns, block + 16);
            for (nint i = 0; i < rows; i++)
            {
                for (var k = block; k < end; k++)
                    Unsafe.Add(ref target, (k * tile) + i) = Unsafe.Add(ref from, (i * rowStride) + (k * columnStride));
            }
        }
    }
}
