namespace StaticCnn.Reference.Layers;

/// <summary>The functions of <see cref="Activation"/>, and their slopes by the functions' values.</summary>
internal static class Function
{
    /// <summary>f(x). Each function passes NaN on.</summary>
    public static double Value(Activation activation, double x) => activation switch
    {
        Activation.None => x,
        Activation.ReLU => Math.Max(x, 0),
        Activation.Sigmoid => 1 / (1 + Math.Exp(-x)),
        Activation.Tanh => Math.Tanh(x),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, null),
    };

    /// <summary>f'(x), given y = f(x).</summary>
    public static double SlopeAtOutput(Activation activation, double y) => activation switch
    {
        Activation.None => 1,
        Activation.ReLU => y > 0 ? 1 : 0,
        Activation.Sigmoid => y * (1 - y),
        Activation.Tanh => 1 - (y * y),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, null),
    };
}
