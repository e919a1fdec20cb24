using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>
/// What a Winograd kernel works in, one part after the other: the transformed inputs of a block of tiles [16][tile][channel]; for a
/// weight gradient the transformed gradients [16][tile][lanes of a register tile]; the sums [16][row of sums][lanes of a register tile];
/// a vector of zeros.
/// </summary>
/// <param name="InputTile">The floats from one tile's transformed inputs to the next.</param>
/// <param name="InputElement">The floats from one of the 16 elements to the next, transformed inputs.</param>
/// <param name="GradientElement">The same of the transformed gradients, or 0.</param>
/// <param name="SumElement">The same of the sums.</param>
internal sealed record WinogradMemory(int InputTile, int InputElement, int GradientElement, int SumElement)
{
    public int Gradients => 16 * InputElement;

    public int Sums => Gradients + (16 * GradientElement);

    public int Zeros => Sums + (16 * SumElement);

    public int Length => Zeros + Graph.Lanes.Count;

    public static WinogradMemory Of(Layout input, int tiles, int gradientElement, int sumElement)
    {
        var inputTile = Spread(input.Column);
        return new(inputTile, Spread(tiles * inputTile), gradientElement == 0 ? 0 : Spread(gradientElement), Spread(sumElement));
    }

    /// <summary>An odd number of cache lines: strides of powers of two would share a few sets of the first-level cache.</summary>
    private static int Spread(int length) => (Graph.Lanes.RoundUp(length) / Graph.Lanes.Count | 1) * Graph.Lanes.Count;
}
