namespace StaticCnn.Bench.Compare;

/// <summary>The generated code, seen without its network's type.</summary>
internal abstract class GeneratedContender : LocalContender
{
    public override string Name => "generated";

    public abstract NetworkParameters Parameters { get; }

    /// <summary>The trainable parameters in PyTorch's layout, tensor after tensor.</summary>
    public float[] TrainableValues() =>
        [.. Parameters.Definition.Tensors.Where(t => t.IsTrainable).SelectMany(t => Parameters.Get(t.Name))];
}
