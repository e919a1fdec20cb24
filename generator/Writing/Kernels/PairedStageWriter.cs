using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>
/// What becomes of the sums of a pair of columns: the halves of the lanes go to their pixels, or to the maximum of a window, and the
/// other half of a pixel's lanes is zero.
/// </summary>
internal sealed class PairedStageWriter(CodeWriter code, CorrelateKernel kernel, VectorForm form)
{
    private readonly OutputStageWriter end = new(code, kernel.Stage, form.Half);
    private readonly int perHalf = PairColumns.HalfLanes / form.Half.Lanes;

    /// <summary>Vector v of 16 lanes, of which both halves are the first 8 floats of something.</summary>
    public static string InBothHalves(string reference, int v, VectorForm form)
    {
        var half = form.Half.At(reference, VectorText.Plus("lane", v * form.Lanes % PairColumns.HalfLanes));
        return form.Half == form ? half : $"{form.Class}.Create({half}, {half})";
    }

    /// <summary>Stores the outputs of a pair.</summary>
    /// <param name="pair">Which of the tile.</param>
    /// <param name="row">The row of the tile.</param>
    /// <param name="sum">The sum of a vector of the 16 lanes.</param>
    public void WritePixels(int pair, int row, Func<int, string> sum)
    {
        var (first, pixel) = (row * kernel.YRow, kernel.YColumn / 2);
        if (form.Half != form)
        {
            WriteVector(sum(0), Offset(pair, first), Offset(pair, first + pixel));
            return;
        }

        for (var column = 0; column < 2; column++)
        {
            for (var v = 0; v < perHalf; v++) end.Store(sum((column * perHalf) + v), Offset(pair, first + (column * pixel) + (v * form.Lanes)));
            WriteZeros(kernel.Stage.Y, pair, first + (column * pixel));
        }
    }

    /// <summary>A vector of all 16 lanes: activated as a whole, then stored in halves, which widen with zeros.</summary>
    private void WriteVector(string sum, string first, string second)
    {
        code.Open();
        if (kernel.Stage.Gradient is { } g)
        {
            var activated = g.Activated.Name + "0";
            code.Line($"{form.Type} before = {form.Class}.Create({form.Half.At(activated, first)}, {form.Half.At(activated, second)});");
            code.Line($"{form.Type} pair = {form.ActivateGradient(g.Activation, g.Slope, "before", sum)};");
        }
        else
        {
            code.Line($"{form.Type} pair = {form.Activate(kernel.Stage.Activation, kernel.Stage.Slope, sum)};");
        }

        var y = kernel.Stage.Y.Name + "0";
        code.Line($"{form.At(y, first)} = {form.Half.Class}.ToVector512(pair.GetLower());");
        code.Line($"{form.At(y, second)} = {form.Half.Class}.ToVector512(pair.GetUpper());");
        code.Close();
    }

    /// <summary>Stores the maximum of a window, which a pair is a row of.</summary>
    /// <param name="pair">Which of the tile.</param>
    /// <param name="sum">The sum of a row and a vector of the 16 lanes.</param>
    public void WriteMaxima(int pair, Func<int, int, string> sum)
    {
        for (var v = 0; v < perHalf; v++)
        {
            var sums = from row in Enumerable.Range(0, kernel.Pool.Rows) from column in Enumerable.Range(0, 2) select Half(sum, row, column, v);
            end.StoreMaximum([.. sums], Offset(pair, v * form.Half.Lanes));
        }

        WriteZeros(kernel.Stage.Y, pair, 0);
        if (kernel.Stage.Winner is { } winner) WriteZeros(winner, pair, 0);
    }

    private string Half(Func<int, int, string> sum, int row, int column, int v) =>
        form.Half == form ? sum(row, (column * perHalf) + v) : Invariant($"{sum(row, 0)}.{(column == 0 ? "GetLower" : "GetUpper")}()");

    private void WriteZeros(Operand target, int pair, int pixel)
    {
        for (var v = 0; v < perHalf; v++)
            code.Line($"{form.Half.At(target.Name + "0", Offset(pair, pixel + PairColumns.HalfLanes + (v * form.Half.Lanes)))} = {form.Half.Zero()};");
    }

    private string Offset(int pair, int more) => VectorText.Sum((pair * kernel.YColumn) + more, ("output", 1), ("column", kernel.YColumn));
}
