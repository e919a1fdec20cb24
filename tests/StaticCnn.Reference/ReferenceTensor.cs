namespace StaticCnn.Reference;

/// <summary>A named tensor of a network in PyTorch's layout: a parameter, or a running average that no optimizer touches.</summary>
/// <param name="Name">As in <c>conv1.weight</c>.</param>
/// <param name="Shape">The dimensions, outermost first.</param>
/// <param name="IsTrainable">Whether it has a gradient.</param>
/// <param name="Start">The value that every element starts with.</param>
public sealed record ReferenceTensor(string Name, int[] Shape, bool IsTrainable = true, double Start = 0)
{
    /// <summary>The number of elements.</summary>
    public int Count => Shape.Aggregate(1, (product, dimension) => product * dimension);

    /// <summary>The inputs that one output sees: the product of all dimensions but the first; 1 for a vector.</summary>
    public int FanIn => Count / Shape[0];
}
