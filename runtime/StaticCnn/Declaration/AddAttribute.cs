namespace StaticCnn;

/// <summary>The sum of the layer's input and of the named values, all of the same shape.</summary>
/// <param name="with">The names of the values to add; at least one.</param>
public sealed class AddAttribute(params string[] with) : LayerAttribute
{
    /// <summary>The names of the values to add.</summary>
    public string[] With { get; } = with;
}
