using StaticCnn.Kernels;

namespace StaticCnn.Numerics.Tests;

/// <summary>The masks that generated networks draw, for the reference.</summary>
internal static class DropoutMasks
{
    /// <summary>The seed of single training passes.</summary>
    public const int Seed = 7;

    /// <summary>The epoch of single training passes.</summary>
    public const int Epoch = 3;

    /// <summary>
    /// Whether an element is kept, given the layer's index among all layers, the sample's number and position * channels + channel. A
    /// mask is keyed by the layer's number among the dropout layers.
    /// </summary>
    public static Func<int, int, int, bool> Of(Type declaration)
    {
        LayerAttribute[] layers = [.. declaration.GetCustomAttributes(inherit: false).OfType<LayerAttribute>()];
        return (layer, sample, element) =>
        {
            var number = layers.Take(layer).Count(l => l is DropoutAttribute);
            return Dropout.Keeps(element, (float)((DropoutAttribute)layers[layer]).Rate, Seed, Epoch, sample, number);
        };
    }
}
