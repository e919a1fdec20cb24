namespace StaticCnn.Bench.Generic;

/// <summary>A layer and what it reads.</summary>
/// <param name="Layer">Reads the first source.</param>
/// <param name="Sources">Numbers of earlier nodes, <see cref="Input"/> for the network's input; values after the first are added to the output.</param>
internal sealed record GenericNode(GenericLayer Layer, int[] Sources)
{
    public const int Input = -1;
}
