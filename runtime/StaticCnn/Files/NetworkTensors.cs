namespace StaticCnn;

/// <summary>Moves the tensors of a network between its parameters and safetensors files.</summary>
internal static class NetworkTensors
{
    private const string CounterSuffix = ".num_batches_tracked";
    private const int ShownNames = 5;

    /// <summary>Copies of all tensors in PyTorch's layout, in the order of the definition.</summary>
    public static IEnumerable<SafetensorsTensor> ToTensors(NetworkParameters parameters) =>
        parameters.Definition.Tensors.Select(t => new SafetensorsTensor(t.Name, Shape(t), parameters.Get(t.Name)));

    /// <summary>What a file says of itself and of the network.</summary>
    public static Dictionary<string, string> Metadata(NetworkParameters parameters) =>
        new() { ["format"] = "pt", ["network"] = parameters.Definition.Name };

    /// <summary>Copies all tensors of a file into parameters; checks everything before it changes the first.</summary>
    /// <param name="parameters">Receives the values; unchanged at any failure.</param>
    /// <param name="file">The file.</param>
    /// <param name="what">How messages name the file.</param>
    /// <exception cref="SafetensorsException">The tensors are not those of the network.</exception>
    public static void CopyTo(NetworkParameters parameters, SafetensorsFile file, string what)
    {
        var definition = parameters.Definition;
        foreach (var tensor in definition.Tensors) Check(tensor, file, definition, what);
        var known = definition.Tensors.Select(t => t.Name).ToHashSet();
        var unknown = file.Entries.Select(e => e.Name)
            .Where(n => !known.Contains(n) && !n.EndsWith(CounterSuffix, StringComparison.Ordinal));
        if (unknown.Any())
            throw new SafetensorsException(
                $"{what}: network {definition.Name} has no tensor {List(unknown)}; it has {List(known)}. Give the file of this network.");
        foreach (var tensor in definition.Tensors) parameters.Set(tensor.Name, file.ToFloats(tensor.Name));
    }

    private static void Check(TensorDefinition tensor, SafetensorsFile file, NetworkDefinition definition, string what)
    {
        if (!file.TryFind(tensor.Name, out var entry))
            throw new SafetensorsException(
                $"{what}: tensor '{tensor.Name}' of network {definition.Name} is not there; the file has "
                + $"{List(file.Entries.Select(e => e.Name))}. Give the file of this network.");
        if (!entry.Shape.SequenceEqual(Shape(tensor)))
            throw new SafetensorsException(
                $"{what}: tensor '{tensor.Name}' has the shape {entry.FormatShape()}, but {SafetensorsEntry.Format(Shape(tensor))} "
                + $"in network {definition.Name}. Give the file of this network.");
        if (!entry.Type.ConvertsToFloat())
            throw new SafetensorsException(
                $"{what}: tensor '{tensor.Name}' is of {entry.Type}; parameters are of F32, F64, F16 or BF16. Convert it where the "
                + "file is made.");
    }

    private static long[] Shape(TensorDefinition tensor) => [.. tensor.Shape.Dimensions.ToArray().Select(d => (long)d)];

    private static string List(IEnumerable<string> names)
    {
        var shown = string.Join(", ", names.Take(ShownNames).Select(SafetensorsHeader.Quote));
        var more = names.Skip(ShownNames).Count();
        return (shown, more) switch
        {
            ("", _) => "none",
            (_, 0) => shown,
            _ => $"{shown} and {more} more",
        };
    }
}
