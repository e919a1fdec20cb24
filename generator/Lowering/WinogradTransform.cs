using static System.FormattableString;

namespace StaticCnn.Generator.Lowering;

/// <summary>
/// Winograd's F(2, r): two outputs of r taps from r + 1 inputs d by r + 1 products, A^T [(G g) (B^T d)], by the method of Toom and Cook with
/// the points 0, 1, -1 and infinity for three taps; for five also 1/2 and -2, whose error is the least of the small points with cheap
/// transforms. A. Lavin, S. Gray: Fast Algorithms for Convolutional Neural Networks, 2015. Along both axes it makes F(2x2, r x r).
/// </summary>
/// <param name="Taps">r, 3 or 5.</param>
/// <param name="Inputs">B^T: of the r + 1 inputs of a tile what is multiplied.</param>
/// <param name="Spread">B: of the gradients of these r + 1 what each of the inputs gets.</param>
/// <param name="Outputs">A^T: of r + 1 products two outputs.</param>
/// <param name="Gradients">A: of the gradients of two outputs what the weight gradient multiplies.</param>
/// <param name="Weights">G^T: of r + 1 sums of these products the gradients of r taps.</param>
internal sealed record WinogradTransform(int Taps, LinearProgram Inputs, LinearProgram Spread, LinearProgram Outputs, LinearProgram Gradients, LinearProgram Weights)
{
    /// <summary>What it makes along both axes, for people.</summary>
    public string Name => Invariant($"Winograd F(2x2, {Taps}x{Taps})");

    private static readonly Ratio Half = new(1, 2);

    private static readonly Ratio Third = new(1, 3);

    private static readonly WinogradTransform Three = new(
        3,
        LinearProgram.Of(4, 4, new("r0", -1, "x2", "x0"), new("r1", 1, "x2", "x1"), new("r2", -1, "x1", "x2"), new("r3", -1, "x1", "x3")),
        LinearProgram.Of(
            4, 4, new("r0", 1, "x0"), new("d", -1, "x2", "x1"), new("r1", -1, "x3", "d"), new("s", 1, "x2", "x1"), new("r2", -1, "x0", "s"), new("r3", 1, "x3")),
        LinearProgram.Of(4, 2, new("s", 1, "x1", "x0"), new("r0", 1, "x2", "s"), new("d", -1, "x2", "x1"), new("r1", 1, "x3", "d")),
        LinearProgram.Of(2, 4, new("r0", 1, "x0"), new("r1", 1, "x1", "x0"), new("r2", -1, "x1", "x0"), new("r3", 1, "x1")),
        LinearProgram.Of(
            4,
            3,
            new("s", 1, "x2", "x1"),
            new("r0", Half, "s", "x0"),
            new("d", -1, "x2", "x1"),
            new("r1", Half, "d"),
            new("r2", Half, "s", "x3")));

    private static readonly WinogradTransform Five = new(
        5,
        LinearProgram.Of(
            6,
            6,
            new("e", -1, "x2", "x4"),
            new("f", -1, "x1", "x3"),
            new("g", -1, "x2", "x0"),
            new("h", 1, "e", "g"),
            new("r0", new(3, 2), "f", "h"),
            new("i", 1, "x3", "x2"),
            new("j", 1, "f", "e"),
            new("r1", new(3, 2), "i", "j"),
            new("k", -1, "x2", "x3"),
            new("l", -1, "f", "e"),
            new("r2", new(3, 2), "k", "l"),
            new("r3", 2, "f", "e"),
            new("r4", new(-1, 2), "f", "e"),
            new("m", -1, "x3", "x5"),
            new("n", -1, "f", "m"),
            new("r5", new(3, 2), "e", "n")),
        LinearProgram.Of(
            6,
            6,
            new("r0", 1, "x0"),
            new("p", 1, "x2", "x1"),
            new("d", -1, "x2", "x1"),
            new("a", new(3, 2), "x0", "d"),
            new("b", 2, "x3", "a"),
            new("c", new(-1, 2), "x4", "b"),
            new("f", -1, "x5", "c"),
            new("r1", -1, "f"),
            new("q", 1, "x4", "x3"),
            new("g", 1, "p", "x0"),
            new("h", 1, "q", "g"),
            new("e", new(3, 2), "x5", "h"),
            new("r4", 1, "e"),
            new("i", new(3, 2), "d"),
            new("j", -1, "x0", "i"),
            new("r2", -1, "e", "j"),
            new("k", new(3, 2), "p", "f"),
            new("r3", -1, "x5", "k"),
            new("r5", 1, "x5")),
        LinearProgram.Of(
            6,
            2,
            new("s", 1, "x2", "x1"),
            new("p", 1, "s", "x0"),
            new("q", 1, "x4", "x3"),
            new("r0", 1, "q", "p"),
            new("d", -1, "x2", "x1"),
            new("e", Half, "x3", "d"),
            new("f", -2, "x4", "e"),
            new("r1", 1, "x5", "f")),
        LinearProgram.Of(
            2,
            6,
            new("r0", 1, "x0"),
            new("r1", 1, "x1", "x0"),
            new("r2", -1, "x1", "x0"),
            new("r3", Half, "x1", "x0"),
            new("r4", -2, "x1", "x0"),
            new("r5", 1, "x1")),
        LinearProgram.Of(
            6,
            5,
            new("s", 1, "x2", "x1"),
            new("d", -1, "x2", "x1"),
            new("e", Third, "s"),
            new("f", Third, "d"),
            new("a", new(1, 15), "x3"),
            new("b", new(1, 15), "x4"),
            new("g", 1, "f", "x0"),
            new("h", -16, "a", "g"),
            new("r0", 1, "b", "h"),
            new("i", -8, "a", "e"),
            new("r1", -2, "b", "i"),
            new("c", -1, "a", "b"),
            new("r2", 4, "c", "f"),
            new("j", -2, "a", "e"),
            new("r3", -8, "b", "j"),
            new("k", 1, "x5", "f"),
            new("l", -1, "a", "k"),
            new("r4", 16, "b", "l")));

    /// <summary>The side of a tile of inputs.</summary>
    public int Tile => Taps + 1;

    /// <summary>The products of a tile, a channel and an output channel.</summary>
    public int Elements => Tile * Tile;

    public static bool Exists(int taps) => taps is 3 or 5;

    public static WinogradTransform Of(int taps) => taps switch
    {
        3 => Three,
        5 => Five,
        _ => throw new InvalidOperationException(FormattableString.Invariant($"No Winograd transform for {taps} taps.")),
    };
}
