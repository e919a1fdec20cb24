using System.Globalization;
using System.Text;

namespace StaticCnn;

/// <summary>How often a sample of one class was taken for one of another: rows are true classes, columns predicted ones.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[] counts;

    /// <summary>A matrix of zeros.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no class.</exception>
    public ConfusionMatrix(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        Classes = classes;
        counts = new int[checked(classes * classes)];
    }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The number of samples.</summary>
    public int Count => counts.Sum();

    /// <summary>The number of samples that were predicted rightly.</summary>
    public int Correct => Enumerable.Range(0, Classes).Sum(c => this[c, c]);

    /// <summary>The samples of a true class for which a class was predicted.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int this[int trueClass, int predictedClass] => counts[Index(trueClass, predictedClass)];

    /// <summary>Counts a sample.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public void Add(int trueClass, int predictedClass) => counts[Index(trueClass, predictedClass)]++;

    /// <summary>The share of a true class's samples that was predicted rightly; NaN if there are none.</summary>
    public double Recall(int trueClass) =>
        (double)this[trueClass, trueClass] / Enumerable.Range(0, Classes).Sum(c => this[trueClass, c]);

    /// <summary>The share of right ones among the samples for which a class was predicted; NaN if there are none.</summary>
    public double Precision(int predictedClass) =>
        (double)this[predictedClass, predictedClass] / Enumerable.Range(0, Classes).Sum(c => this[c, predictedClass]);

    /// <summary>The matrix as a table with aligned columns: one line per true class.</summary>
    public override string ToString()
    {
        const string corner = @"true\predicted";
        var width = Math.Max(Text(counts.Max()).Length, Text(Classes - 1).Length) + 1;
        var table = new StringBuilder(corner);
        for (var column = 0; column < Classes; column++) table.Append(Text(column).PadLeft(width));
        for (var row = 0; row < Classes; row++)
        {
            table.Append('\n').Append(Text(row).PadLeft(corner.Length));
            for (var column = 0; column < Classes; column++) table.Append(Text(this[row, column]).PadLeft(width));
        }

        return table.ToString();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private int Index(int trueClass, int predictedClass)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trueClass);
        ArgumentOutOfRangeException.ThrowIfNegative(predictedClass);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(trueClass, Classes);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(predictedClass, Classes);
        return (trueClass * Classes) + predictedClass;
    }
}
