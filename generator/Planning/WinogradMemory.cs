using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>
/// What a Winograd kernel works in, one part after the other: the transformed inputs of a block of tiles [element][tile][channel]; for a
/// weight gradient the transformed gradients [element][tile][lanes of a register tile]; the sums [element][row of sums][lanes of a register
/// tile]; a row of tiles' inputs transformed down the columns [row of a tile][column][16]; a vector of zeros.
/// </summary>
/// <param name="Elements">The products of a tile, 16 or 36.</param>
/// <param name="InputTile">The floats from one tile's transformed inputs to the next.</param>
/// <param name="InputElement">The floats from one of the elements to the next, transformed inputs.</param>
/// <param name="GradientElement">The same of the transformed gradients, or 0.</param>
/// <param name="SumElement">The same of the sums.</param>
/// <param name="LinesLength">The floats of the inputs transformed down the columns, or 0 where these stay in registers; where tiles are spread, of the inputs' gradients.</param>
internal sealed record WinogradMemory(int Elements, int InputTile, int InputElement, int GradientElement, int SumElement, int LinesLength)
{
    /// <summary>Transformed columns of larger tiles go through memory: 36 vectors fit no registers.</summary>
    private const int LargestInRegisters = 4;

    public int Gradients => Elements * InputElement;

    public int Sums => Gradients + (Elements * GradientElement);

    public int Lines => Sums + (Elements * SumElement);

    public int Zeros => Lines + LinesLength;

    public int Length => Zeros + Graph.Lanes.Count;

    public static WinogradMemory Of(WinogradAxis columns, Layout input, int tiles, int gradientElement, int sumElement, int spreadRows = 0)
    {
        var transform = WinogradTransform.Of(columns.Taps);
        var inputTile = Spread(input.Column);
        return new(
            transform.Elements,
            inputTile,
            Spread(tiles * inputTile),
            gradientElement == 0 ? 0 : Spread(gradientElement),
            Spread(sumElement),
            (spreadRows > 0 ? spreadRows : transform.Tile > LargestInRegisters ? transform.Tile : 0) * columns.Reach * Graph.Lanes.Count);
    }

    /// <summary>An odd number of cache lines: strides of powers of two would share a few sets of the first-level cache.</summary>
    private static int Spread(int length) => (Graph.Lanes.RoundUp(length) / Graph.Lanes.Count | 1) * Graph.Lanes.Count;
}
