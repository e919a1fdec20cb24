namespace StaticCnn.Generator.Declaration;

internal enum AttributeRole
{
    /// <summary>The attribute that makes the class a network.</summary>
    Network,

    Layer,

    Loss,

    /// <summary>A layer or loss on another part of the class than the one with the network attribute.</summary>
    Elsewhere,

    /// <summary>An attribute that the C# compiler does not know either: perhaps a layer whose name is half typed.</summary>
    Unresolved,
}
