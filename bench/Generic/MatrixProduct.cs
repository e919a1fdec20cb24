using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticCnn.Bench.Generic;

/// <summary>
/// The product of two matrices of any size: blocked for the caches, both operands packed, a register tile over vectors. What a good
/// library does in generic code. One thread at a time.
/// </summary>
internal sealed unsafe class MatrixProduct
{
    private const int DepthBlock = 256;
    private const int RowBlock = 96;
    private const int ColumnBlock = 1024;

    private readonly bool wide = VectorWidth.Use512;
    private readonly int tileRows;
    private readonly int tileColumns;
    private readonly AlignedBuffer packedA = new((RowBlock + 16) * DepthBlock);
    private readonly AlignedBuffer packedB = new((ColumnBlock + 32) * DepthBlock);
    private readonly AlignedBuffer edge = new(8 * 32);

    public MatrixProduct() => (tileRows, tileColumns) = wide ? (8, 32) : (6, 16);

    /// <summary>c += a b, with c [rows, columns], a [rows, depth] and b [depth, columns].</summary>
    public void Add(int rows, int columns, int depth, Operand a, Operand b, Span<float> c)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(c.Length, rows * columns);
        fixed (float* target = c)
        fixed (float* pa = packedA.Span, pb = packedB.Span)
        {
            for (var column = 0; column < columns; column += ColumnBlock)
            {
                var n = Math.Min(ColumnBlock, columns - column);
                for (var k = 0; k < depth; k += DepthBlock)
                {
                    var d = Math.Min(DepthBlock, depth - k);
                    Packing.Panels(b.Transposed(), column, k, n, d, tileColumns, packedB.Span);
                    for (var row = 0; row < rows; row += RowBlock)
                    {
                        var m = Math.Min(RowBlock, rows - row);
                        Packing.Panels(a, row, k, m, d, tileRows, packedA.Span);
                        Block(pa, pb, target + ((nint)row * columns) + column, m, n, d, columns);
                    }
                }
            }
        }
    }

    private void Block(float* a, float* b, float* c, int rows, int columns, int depth, int stride)
    {
        for (var column = 0; column < columns; column += tileColumns)
        {
            for (var row = 0; row < rows; row += tileRows)
            {
                var pa = a + (row * depth);
                var pb = b + (column * depth);
                var target = c + ((nint)row * stride) + column;
                if (rows - row >= tileRows && columns - column >= tileColumns) Tile(pa, pb, target, depth, stride);
                else EdgeTile(pa, pb, target, depth, stride, Math.Min(tileRows, rows - row), Math.Min(tileColumns, columns - column));
            }
        }
    }

    private void EdgeTile(float* a, float* b, float* c, int depth, int stride, int rows, int columns)
    {
        edge.Span.Clear();
        var sums = (float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(edge.Span));
        Tile(a, b, sums, depth, tileColumns);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++) c[((nint)row * stride) + column] += sums[(row * tileColumns) + column];
        }
    }

    private void Tile(float* a, float* b, float* c, int depth, int stride)
    {
        if (wide) RegisterTiles.Eight512(a, b, c, depth, stride);
        else RegisterTiles.Six256(a, b, c, depth, stride);
    }
}
