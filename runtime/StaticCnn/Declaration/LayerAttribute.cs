namespace StaticCnn;

/// <summary>A layer of a network: reads the value of the layer declared before it, unless <see cref="From"/> names another.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public abstract class LayerAttribute : Attribute
{
    /// <summary>
    /// The name of the layer's value, by which other layers can read it, and the prefix of its tensors in files
    /// (<c>stem.weight</c>). By default the kind and a number: <c>conv1</c>, <c>fc1</c>, <c>bn1</c>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The name of the value that the layer reads; <c>"input"</c> is the network's input. By default the value of the layer before.
    /// </summary>
    public string? From { get; set; }
}
