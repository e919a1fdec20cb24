namespace StaticCnn;

/// <summary>
/// Declares that a partial class is a network. The layers follow as further attributes, in order; the last one is the loss.
/// </summary>
/// <param name="inputShape">
/// The shape of one sample: (features), (channels, length) or (channels, height, width).
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute(params int[] inputShape) : Attribute
{
    /// <summary>The shape of one sample: (features), (channels, length) or (channels, height, width).</summary>
    public int[] InputShape { get; } = inputShape;

    /// <summary>How many of the kernels' loops become text.</summary>
    public Unroll Unroll { get; set; }
}
