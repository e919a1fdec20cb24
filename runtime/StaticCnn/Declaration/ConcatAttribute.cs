namespace StaticCnn;

/// <summary>The layer's input and the named values, one after the other along the channels (or features).</summary>
/// <param name="with">The names of the values to append; at least one.</param>
public sealed class ConcatAttribute(params string[] with) : LayerAttribute
{
    /// <summary>The names of the values to append.</summary>
    public string[] With { get; } = with;
}
