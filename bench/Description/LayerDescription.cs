using System.Text.Json.Serialization;

namespace StaticCnn.Bench.Description;

/// <summary>One declared layer: what a peer needs to compute it.</summary>
internal sealed record LayerDescription
{
    /// <summary>The attribute without its ending and number of dimensions: Conv, MaxPool, Dense, ReLU.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    /// <summary>The name of the value and of the tensors.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The name of the value that the layer reads; null for that of the layer before.</summary>
    [JsonPropertyName("from")]
    public string? From { get; init; }

    /// <summary>The further values that an Add reads.</summary>
    [JsonPropertyName("with")]
    public string[] With { get; init; } = [];

    /// <summary>Filters or units.</summary>
    [JsonPropertyName("units")]
    public int Units { get; init; }

    [JsonPropertyName("kernel")]
    public int Kernel { get; init; }

    [JsonPropertyName("stride")]
    public int Stride { get; init; }

    [JsonPropertyName("padding")]
    public int Padding { get; init; }

    [JsonPropertyName("groups")]
    public int Groups { get; init; } = 1;

    [JsonPropertyName("bias")]
    public bool Bias { get; init; }

    /// <summary>Added to the variance by a BatchNorm.</summary>
    [JsonPropertyName("epsilon")]
    public double Epsilon { get; init; }

    /// <summary>Whether the optimizer changes anything of the layer.</summary>
    [JsonIgnore]
    public bool IsTrained => Kind is "Conv" or "Dense" or "BatchNorm";
}
