using System.Text;
using StaticCnn;

namespace FashionMnist;

/// <summary>A confusion matrix with the names of the classes.</summary>
internal static class ConfusionTable
{
    private const int LabelWidth = 13;
    private const int ColumnWidth = 6;

    public static string Of(ConfusionMatrix matrix)
    {
        var table = new StringBuilder("Taken for:".PadRight(LabelWidth));
        foreach (var name in FashionData.Classes) table.Append(Short(name).PadLeft(ColumnWidth));
        table.Append("  right");
        for (var row = 0; row < matrix.Classes; row++)
        {
            table.Append('\n').Append(FashionData.Classes[row].PadRight(LabelWidth));
            for (var column = 0; column < matrix.Classes; column++) table.Append(Text.Of($"{matrix[row, column],ColumnWidth}"));
            table.Append(Text.Of($"{100 * matrix.Recall(row),6:F1}%"));
        }

        return table.ToString();
    }

    private static string Short(string name) => name[..Math.Min(name.Length, ColumnWidth - 1)];
}
