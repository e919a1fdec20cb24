using System.Runtime.CompilerServices;

namespace StaticCnn;

/// <summary>Element-wise operations on one float, for what is left of a slice after its last whole vector.</summary>
internal readonly struct ElementwiseScalar : IElementwise<float>
{
    /// <summary>2^-126.</summary>
    public const float SmallestNormal = 1.17549435e-38f;

    public static int Width => 1;

    public static float Broadcast(float value) => value;

    public static float Load(ref float start, nint index) => Unsafe.Add(ref start, index);

    public static void Store(float value, ref float start, nint index) => Unsafe.Add(ref start, index) = value;

    public static float Add(float a, float b) => a + b;

    public static float Multiply(float a, float b) => a * b;

    public static float Divide(float a, float b) => a / b;

    public static float MultiplyAdd(float a, float b, float c) => MathF.FusedMultiplyAdd(a, b, c);

    public static float NegatedMultiplyAdd(float a, float b, float c) => MathF.FusedMultiplyAdd(-a, b, c);

    public static float SquareRoot(float value) => MathF.Sqrt(value);

    public static float Clamp(float value, float low, float high) => MathF.Min(MathF.Max(value, low), high);

    public static float Flush(float value) => MathF.Abs(value) < SmallestNormal ? 0 : value;
}
