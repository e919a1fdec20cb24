namespace StaticCnn.Reference.Layers;

/// <summary>A layer with known shapes. It has no state: backward recomputes what it needs from the values of the forward pass.</summary>
/// <param name="name">The unique name.</param>
/// <param name="inputs">The shapes of the values it reads.</param>
/// <param name="output">The shape of its value.</param>
public abstract class Layer(string name, ValueShape[] inputs, ValueShape output)
{
    /// <summary>The unique name.</summary>
    public string Name { get; } = name;

    /// <summary>The shapes of the values it reads.</summary>
    public IReadOnlyList<ValueShape> Inputs { get; } = inputs;

    /// <summary>The shape of the only value it reads.</summary>
    public ValueShape Input { get; } = inputs[0];

    /// <summary>The shape of its value.</summary>
    public ValueShape Output { get; } = output;

    /// <summary>Its tensors, in PyTorch's order.</summary>
    public virtual IReadOnlyList<ReferenceTensor> Tensors => [];

    /// <summary>Computes the value.</summary>
    public abstract void Forward(LayerPass pass);

    /// <summary>Adds to the gradients of what forward read.</summary>
    public abstract void Backward(LayerPass pass);
}
