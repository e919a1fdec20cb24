namespace StaticCnn.Bench.Generic;

/// <summary>A matrix to read: element (row, column) is at row * RowStride + column * ColumnStride, so that a transpose costs nothing.</summary>
internal readonly ref struct Operand(ReadOnlySpan<float> values, int rowStride, int columnStride)
{
    public ReadOnlySpan<float> Values { get; } = values;

    public int RowStride { get; } = rowStride;

    public int ColumnStride { get; } = columnStride;

    /// <summary>A matrix stored row after row.</summary>
    public static Operand Rows(ReadOnlySpan<float> values, int columns) => new(values, columns, 1);

    /// <summary>The transpose, of the same values.</summary>
    public Operand Transposed() => new(Values, ColumnStride, RowStride);

    /// <summary>The transpose of a matrix stored row after row.</summary>
    public static Operand Transposed(ReadOnlySpan<float> values, int columns) => new(values, 1, columns);
}
