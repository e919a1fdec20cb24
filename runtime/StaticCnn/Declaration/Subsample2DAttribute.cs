namespace StaticCnn;

/// <summary>
/// The trainable pooling of the original LeNet family: <c>f(beta * down(a) + b)</c> with one beta and one b per channel, over
/// windows that do not overlap. Gradients: <c>dJ/db = sum(delta)</c>, <c>dJ/dbeta = sum(delta * down(a))</c>.
/// </summary>
/// <param name="kernel">The height and width of the window, which is also the stride.</param>
public sealed class Subsample2DAttribute(int kernel) : LayerAttribute
{
    /// <summary>The height and width of the window, which is also the stride.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>How a window becomes one number.</summary>
    public Downsampling Down { get; set; }

    /// <summary>The function f.</summary>
    public Activation Activation { get; set; }
}
