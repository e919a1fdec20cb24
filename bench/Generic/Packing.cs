namespace StaticCnn.Bench.Generic;

/// <summary>Copies a block of a matrix into the order in which a register tile reads it, with zeros past its edge.</summary>
internal static class Packing
{
    /// <summary>Panels of <paramref name="tile"/> rows; in a panel column after column.</summary>
    public static void Rows(Operand a, int row, int column, int rows, int columns, int tile, Span<float> to)
    {
        for (var panel = 0; panel < rows; panel += tile)
        {
            var inside = Math.Min(tile, rows - panel);
            var target = to.Slice(panel * columns, tile * columns);
            if (inside < tile) target.Clear();
            for (var i = 0; i < inside; i++)
            {
                var from = ((row + panel + i) * a.RowStride) + (column * a.ColumnStride);
                for (var k = 0; k < columns; k++) target[(k * tile) + i] = a.Values[from + (k * a.ColumnStride)];
            }
        }
    }

    /// <summary>Panels of <paramref name="tile"/> columns; in a panel row after row.</summary>
    public static void Columns(Operand b, int row, int column, int rows, int columns, int tile, Span<float> to)
    {
        for (var panel = 0; panel < columns; panel += tile)
        {
            var inside = Math.Min(tile, columns - panel);
            var target = to.Slice(panel * rows, tile * rows);
            if (inside < tile) target.Clear();
            for (var k = 0; k < rows; k++)
            {
                var from = ((row + k) * b.RowStride) + ((column + panel) * b.ColumnStride);
                if (b.ColumnStride == 1)
                {
                    b.Values.Slice(from, inside).CopyTo(target[(k * tile)..]);
                    continue;
                }

                for (var j = 0; j < inside; j++) target[(k * tile) + j] = b.Values[from + (j * b.ColumnStride)];
            }
        }
    }
}
