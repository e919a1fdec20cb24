namespace StaticCnn;

/// <summary>Names for the values of a layer's padding.</summary>
public static class Padding
{
    /// <summary>No padding.</summary>
    public const int None = 0;

    /// <summary>As much as makes the output the input divided by the stride, rounded up; an odd remainder goes to the end.</summary>
    public const int Same = -1;
}
