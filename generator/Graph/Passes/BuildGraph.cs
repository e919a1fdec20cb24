namespace StaticCnn.Generator.Graph.Passes;

internal enum GraphPurpose { Training, Inference }

/// <summary>Layers to operations: the forward pass with the loss, for training, or with the output, for inference.</summary>
internal static class BuildGraph
{
    /// <summary>The value that holds the network's input.</summary>
    public const int InputValue = 0;

    public static NetworkGraph Run(ShapedNetwork network, GraphPurpose purpose) => new LayerTranslator(network, purpose).Translate();

    /// <summary>Whether a group's channels fill whole vectors on both sides, so that a dense kernel serves each group.</summary>
    public static bool GroupsFillVectors(int groups, int inputChannels, int filters) =>
        groups == 1 || (inputChannels / groups % Lanes.Count == 0 && filters / groups % Lanes.Count == 0);
}
