using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>
/// What a Winograd kernel works in, one part after the other: the transformed inputs of a block of tiles [16][tile][channel]; for a
/// weight gradient the transformed gradients [16][tile][lanes of a register tile]; the sums [16][row of sums][lanes of a register tile]; four
/// rows of inputs whose columns are transformed [4][column][lanes of a vector]; zeros.
/// </summary>
/// <param name="InputTile">The floats from one tile's transformed inputs to the next: not a power of two, so that tiles do not share cache sets.</param>
/// <param name="InputElement">The floats from one of the 16 elements to the next, transformed inputs.</param>
/// <param name="GradientElement">The same of the transformed gradients, or 0.</param>
/// <param name="SumElement">The same of the sums.</param>
/// <param name="Row">The floats of a row of inputs.</param>
internal sealed record WinogradMemory(int InputTile, int InputElement, int GradientElement, int SumElement, int Row)
{
    public int Gradients => 16 * InputElement;

    public int Sums => Gradients + (16 * GradientElement);

    public int Rows => Sums + (16 * SumElement);

    public int Zeros => Rows + (4 * Row);

    public int Length => Zeros + Graph.Lanes.Count;

    public static WinogradMemory Of(Layout input, WinogradAxis columns, int tiles, int gradientElement, int sumElement, VectorForm form)
    {
        var inputTile = input.Column + Graph.Lanes.Count;
        return new(inputTile, tiles * inputTile, gradientElement, sumElement, columns.TileInputs * form.Lanes);
    }
}
