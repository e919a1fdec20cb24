namespace StaticCnn.Generator.Graph;

/// <summary>One axis of a sliding window: tap k of output o reads input <c>o * Stride + k * Dilation - PadBefore</c>.</summary>
internal readonly record struct WindowAxis(int Kernel, int Stride, int PadBefore, int PadAfter, int Dilation)
{
    /// <summary>An axis that is not there: one position, one tap.</summary>
    public static WindowAxis Unit => new(1, 1, 0, 0, 1);

    /// <summary>The input positions from the first tap to the last.</summary>
    public int Extent => ((Kernel - 1) * Dilation) + 1;

    /// <summary>The number of outputs over an input of the given size; not positive where the window does not fit.</summary>
    public int Outputs(int input) => input + PadBefore + PadAfter < Extent ? 0 : ((input + PadBefore + PadAfter - Extent) / Stride) + 1;
}

/// <summary>A sliding window over height and width; over a sequence, the height is a unit axis.</summary>
internal readonly record struct Window(WindowAxis Y, WindowAxis X)
{
    public int Taps => Y.Kernel * X.Kernel;
}
