using System.Runtime.Intrinsics;

namespace StaticCnn.Tests.Numerics;

/// <summary>An elementary function in all its forms, its reference in double precision, and its stated error.</summary>
internal sealed record MathFunction(
    string Name,
    double MaximumUlp,
    Func<double, double> Reference,
    Func<float, float> Scalar,
    Func<Vector128<float>, Vector128<float>> Apply128,
    Func<Vector256<float>, Vector256<float>> Apply256,
    Func<Vector512<float>, Vector512<float>> Apply512)
{
    public static readonly MathFunction[] All =
    [
        new("Exp", 0.98, Math.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp),
        new("Log", 0.94, Math.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log),
        new("Tanh", 1.34, Math.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh),
        new("Sigmoid", 1.65, x => 1 / (1 + Math.Exp(-x)), VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid),
    ];

    public static TheoryData<string> Names => [.. All.Select(f => f.Name)];

    public static MathFunction Of(string name) => All.Single(f => f.Name == name);
}
