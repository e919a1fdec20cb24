namespace StaticCnn;

/// <summary><c>x</c> where it is positive, <c>slope * x</c> elsewhere.</summary>
public sealed class LeakyReLUAttribute : LayerAttribute
{
    /// <summary>The factor of negative values, at least 0.</summary>
    public double Slope { get; set; } = 0.01;
}
