namespace StaticCnn.Generator.Graph;

/// <summary>Plans think in vectors of 16 lanes: one 512-bit vector, two of 256 bits or four of 128.</summary>
internal static class Lanes
{
    public const int Count = 16;

    public static int RoundUp(int count) => (count + Count - 1) / Count * Count;
}
