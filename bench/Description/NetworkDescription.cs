using System.Reflection;

namespace StaticCnn.Bench.Description;

/// <summary>A network as declared, read from the attributes of its class: the input's shape and the layers before the loss.</summary>
internal sealed record NetworkDescription(int[] InputShape, IReadOnlyList<LayerDescription> Layers)
{
    private static readonly Dictionary<string, string> Prefixes = new() { ["Conv"] = "conv", ["Dense"] = "fc", ["BatchNorm"] = "bn" };

    /// <summary>The declaration of a class.</summary>
    public static NetworkDescription Of(Type type)
    {
        // Attributes come in the order of the metadata, which is that of the declaration.
        var attributes = type.GetCustomAttributes<LayerAttribute>(inherit: false);
        var counts = new Dictionary<string, int>();
        var layers = new List<LayerDescription>();
        foreach (var attribute in attributes)
        {
            var layer = Describe(attribute);
            var number = counts[layer.Kind] = counts.GetValueOrDefault(layer.Kind) + 1;
            var name = attribute.Name ?? Prefixes.GetValueOrDefault(layer.Kind, layer.Kind) + number;
            layers.Add(layer with { Name = name, From = attribute.From });
        }

        return new NetworkDescription(type.GetCustomAttribute<NetworkAttribute>()!.InputShape, layers);
    }

    private static LayerDescription Describe(LayerAttribute attribute)
    {
        var described = new LayerDescription { Kind = attribute.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal), Name = "" };
        return attribute switch
        {
            Conv2DAttribute a => described with
            {
                Kind = "Conv", Units = a.Filters, Kernel = a.Kernel, Stride = a.Stride, Padding = a.Padding, Groups = a.Groups, Bias = a.Bias,
            },
            Conv1DAttribute a => described with
            {
                Kind = "Conv", Units = a.Filters, Kernel = a.Kernel, Stride = a.Stride, Padding = a.Padding, Groups = a.Groups, Bias = a.Bias,
            },
            MaxPool2DAttribute a => Pool(described, a.Kernel, a.Stride, a.Padding),
            MaxPool1DAttribute a => Pool(described, a.Kernel, a.Stride, a.Padding),
            DenseAttribute a => described with { Units = a.Units, Bias = a.Bias },
            AddAttribute a => described with { With = a.With },
            BatchNormAttribute a => described with { Epsilon = a.Epsilon },
            ReLUAttribute or GlobalAveragePoolAttribute => described,
            _ => throw new NotSupportedException($"The bench does not describe layers of kind {described.Kind} to its peers yet; add it here."),
        };
    }

    private static LayerDescription Pool(LayerDescription layer, int kernel, int stride, int padding) =>
        layer with { Kind = "MaxPool", Kernel = kernel, Stride = stride == 0 ? kernel : stride, Padding = padding };
}
