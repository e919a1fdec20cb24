namespace StaticCnn;

/// <summary>
/// How many of a kernel's loops become text. The results have the same bits with every choice: each sum keeps its order. Loops over
/// samples always stay loops, weights never become literals, and Winograd's kernels, whose transforms are text by nature, are the same with all three.
/// </summary>
public enum Unroll
{
    /// <summary>What is expected to be fastest: register tiles and the taps of a row are text, what is around them are loops.</summary>
    Auto,

    /// <summary>
    /// The loops over channels, rows of taps, columns, rows and blocks of outputs too, from the innermost out, each where the method's text stays within
    /// 450 multiply-adds: a small layer has no loop left but the one over samples, a large one is little longer than with <see cref="Auto"/>.
    /// </summary>
    Full,

    /// <summary>Register tiles alone: the taps of a convolution are a loop.</summary>
    None,
}
