namespace StaticCnn.Generator.Lowering;

/// <summary>
/// A 3x3 convolution's weight g as G g G^T, [block of lanes][element of 16][channel][16]; for the input gradient with input channels in
/// the lanes and rotated by 180 degrees.
/// </summary>
/// <param name="Filters">The convolution's output channels.</param>
/// <param name="Channels">The convolution's input channels.</param>
/// <param name="IsTransposed">Whether it is for the input gradient.</param>
internal sealed record TransformedWeight(
    string Method, string Summary, int Length, int Weight, WeightStrides Source, int Filters, int Channels, bool IsTransposed)
    : Derivation(Method, Summary, Length)
{
    /// <summary>
    /// The floats from one element to the next, for so many channels to sum over: an odd number of cache lines, because 16 of them are
    /// written in turn, and powers of two would share a set of the cache.
    /// </summary>
    public static int ElementStride(int channels) => (channels | 1) * Graph.Lanes.Count;
}
