namespace StaticCnn.Generator.Lowering;

/// <summary>
/// A convolution's weight g, 3x3 or 5x5, as G g G^T, [block of lanes][element of 16 or 36][channel][16]; for the input gradient with input channels in
/// the lanes, and rotated by 180 degrees unless the tiles are spread.
/// </summary>
/// <param name="Taps">The taps along each axis.</param>
/// <param name="Filters">The convolution's output channels.</param>
/// <param name="Channels">The convolution's input channels.</param>
/// <param name="IsTransposed">Whether it is for the input gradient.</param>
/// <param name="IsRotated">Whether its taps are in the opposite order.</param>
internal sealed record TransformedWeight(
    string Method, string Summary, int Length, int Weight, WeightStrides Source, int Taps, int Filters, int Channels, bool IsTransposed, bool IsRotated)
    : Derivation(Method, Summary, Length)
{
    /// <summary>
    /// The floats from one element to the next, for so many channels to sum over: an odd number of cache lines, because all elements are
    /// written in turn, and powers of two would share a set of the cache.
    /// </summary>
    public static int ElementStride(int channels) => (channels | 1) * Graph.Lanes.Count;

    /// <summary>The floats of a weight with so many channels to sum over and so many in the lanes.</summary>
    public static int LengthOf(int taps, int channels, int lanes) =>
        Graph.Lanes.RoundUp(lanes) / Graph.Lanes.Count * WinogradTransform.Of(taps).Elements * ElementStride(channels);
}
