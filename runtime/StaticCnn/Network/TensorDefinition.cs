namespace StaticCnn;

/// <summary>One named tensor of a network: its shape as PyTorch has it, and where its elements lie in the packed storage.</summary>
public sealed class TensorDefinition
{
    /// <summary>The name in files, as PyTorch writes it: <c>conv1.weight</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The shape in PyTorch's layout: [out, in / groups, kH, kW] for a convolution, [out, in] for a dense layer.</summary>
    public required TensorShape Shape { get; init; }

    /// <summary>What the tensor is for.</summary>
    public required TensorRole Role { get; init; }

    /// <summary>How a weight starts.</summary>
    public Initializer Initializer { get; init; }

    /// <summary>The number of inputs that one output sees.</summary>
    public int FanIn { get; init; }

    /// <summary>The number of outputs that one input reaches.</summary>
    public int FanOut { get; init; }

    /// <summary>The first float of the tensor in the packed storage.</summary>
    public required int Offset { get; init; }

    /// <summary>The number of floats that the tensor takes in the packed storage, with the zeros that fill its lanes.</summary>
    public required int PackedLength { get; init; }

    /// <summary>
    /// The axes in the order of <see cref="Shape"/>; an axis of the shape may be split into several here (the inputs of a dense
    /// layer into channel, row and column), so that the product of the sizes is the number of elements.
    /// </summary>
    public required PackedAxis[] Axes { get; init; }

    /// <summary>Whether the optimizer changes the tensor.</summary>
    public bool IsTrainable => Role is not (TensorRole.RunningMean or TensorRole.RunningVariance);

    /// <summary>Copies the tensor out of packed storage, to the order of <see cref="Shape"/>.</summary>
    /// <param name="storage">The whole packed storage of the network.</param>
    /// <param name="destination">As many floats as the shape has.</param>
    public void Unpack(ReadOnlySpan<float> storage, Span<float> destination)
    {
        CheckLength(destination.Length);
        var walk = new PackedWalk(this);
        for (var i = 0; i < destination.Length; i++) destination[i] = storage[walk.Next()];
    }

    /// <summary>Copies the tensor into packed storage, from the order of <see cref="Shape"/>.</summary>
    /// <param name="source">As many floats as the shape has.</param>
    /// <param name="storage">The whole packed storage of the network.</param>
    public void Pack(ReadOnlySpan<float> source, Span<float> storage)
    {
        CheckLength(source.Length);
        var walk = new PackedWalk(this);
        foreach (var value in source) storage[walk.Next()] = value;
    }

    private void CheckLength(int length)
    {
        if (length != Shape.Count)
            throw new ArgumentException($"Tensor '{Name}' of shape {Shape} has {Shape.Count} elements, not {length}.");
    }

    /// <summary>Walks the elements in logical order and yields their packed offsets.</summary>
    private struct PackedWalk(TensorDefinition tensor)
    {
        private readonly int[] index = new int[tensor.Axes.Length];

        public readonly int Next()
        {
            var offset = tensor.Offset;
            for (var a = 0; a < index.Length; a++) offset += tensor.Axes[a].Offset(index[a]);
            for (var a = index.Length - 1; a >= 0 && ++index[a] == tensor.Axes[a].Size; a--) index[a] = 0;
            return offset;
        }
    }
}
