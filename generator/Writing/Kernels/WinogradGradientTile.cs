using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>A dy A^T of a tile and a vector of channels; outputs that do not exist are zeros.</summary>
internal static class WinogradGradientTile
{
    /// <param name="isLast">Whether the tile has one column only.</param>
    /// <param name="canEnd">Whether the tile may have one row only: the local second says so.</param>
    public static void Write(
        CodeWriter code, VectorForm form, WinogradTransform transform, bool isLast, bool canEnd, Func<int, int, string> dy, Func<int, int, string> target)
    {
        code.Open();
        var columns = new string[2][];
        for (var j = 0; j < 2; j++)
        {
            var exists = !(isLast && j == 1);
            var above = exists ? dy(0, j) : form.Zero();
            var below = !exists ? form.Zero() : canEnd ? $"second ? {dy(1, j)} : {form.Zero()}" : dy(1, j);
            columns[j] = LinearProgramWriter.Variables(code, form, transform.Gradients, transform.Tile, Invariant($"_c{j}"), i => i == 0 ? above : below);
        }

        for (var i = 0; i < transform.Tile; i++)
        {
            var results = LinearProgramWriter.Expressions(code, form, transform.Gradients, transform.Tile, Invariant($"_{i}"), j => columns[j][i]);
            for (var j = 0; j < transform.Tile; j++) code.Line($"{target(i, j)} = {results[j]};");
        }

        code.Close();
    }
}
