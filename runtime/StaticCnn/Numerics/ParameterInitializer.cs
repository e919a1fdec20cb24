namespace StaticCnn;

/// <summary>
/// The start of a network's parameters: each value is a function of the seed, the tensor's number and the element's place in
/// PyTorch's layout, whatever the packing.
/// </summary>
public static class ParameterInitializer
{
    /// <summary>Sets all tensors by their role and <see cref="Initializer"/>.</summary>
    /// <param name="parameters">The parameters to set.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">A random tensor has no fan-in or fan-out, or an unknown initializer or role.</exception>
    public static void Initialize(NetworkParameters parameters, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var tensors = parameters.Definition.Tensors;
        for (var t = 0; t < tensors.Length; t++)
        {
            var values = new float[tensors[t].Shape.Count];
            Fill(tensors[t], new RandomStream(seed, RandomPurpose.Initialization, t), values);
            tensors[t].Pack(values, parameters.Storage);
        }
    }

    private static void Fill(TensorDefinition tensor, RandomStream stream, Span<float> values)
    {
        switch (tensor.Role)
        {
            case TensorRole.Weight:
                FillWeight(tensor, stream, values);
                break;
            case TensorRole.Bias:
                FillUniform(stream, values, 1 / Math.Sqrt(Fan(tensor, tensor.FanIn, "fan-in")));
                break;
            case TensorRole.Scale or TensorRole.RunningVariance:
                values.Fill(1);
                break;
            case TensorRole.Shift or TensorRole.RunningMean:
                values.Clear();
                break;
            default:
                throw new ArgumentException($"Tensor '{tensor.Name}' has role {tensor.Role}, which has no start.");
        }
    }

    // Kaiming: He et al., "Delving deep into rectifiers", ICCV 2015. Xavier: Glorot and Bengio, "Understanding the difficulty of
    // training deep feedforward neural networks", AISTATS 2010. A uniform number in +-b has the deviation b / sqrt(3).
    private static void FillWeight(TensorDefinition tensor, RandomStream stream, Span<float> values)
    {
        double fanIn = Fan(tensor, tensor.FanIn, "fan-in");
        switch (tensor.Initializer)
        {
            case Initializer.Default:
                FillUniform(stream, values, 1 / Math.Sqrt(fanIn));
                break;
            case Initializer.KaimingUniform:
                FillUniform(stream, values, Math.Sqrt(6 / fanIn));
                break;
            case Initializer.KaimingNormal:
                FillNormal(stream, values, Math.Sqrt(2 / fanIn));
                break;
            case Initializer.XavierUniform:
                FillUniform(stream, values, Math.Sqrt(6 / (fanIn + Fan(tensor, tensor.FanOut, "fan-out"))));
                break;
            case Initializer.XavierNormal:
                FillNormal(stream, values, Math.Sqrt(2 / (fanIn + Fan(tensor, tensor.FanOut, "fan-out"))));
                break;
            default:
                throw new ArgumentException($"Tensor '{tensor.Name}' has initializer {tensor.Initializer}, which there is not.");
        }
    }

    private static void FillUniform(RandomStream stream, Span<float> values, double bound)
    {
        var low = (float)-bound;
        var high = (float)bound;
        for (var i = 0; i < values.Length; i++) values[i] = low + ((high - low) * stream.Uniform(i));
    }

    private static void FillNormal(RandomStream stream, Span<float> values, double deviation)
    {
        for (var i = 0; i < values.Length; i++) values[i] = (float)(deviation * stream.Normal(i));
    }

    private static int Fan(TensorDefinition tensor, int fan, string name) => fan > 0
        ? fan
        : throw new ArgumentException($"Tensor '{tensor.Name}' starts at random and so needs a {name} of at least 1, not {fan}.");
}
