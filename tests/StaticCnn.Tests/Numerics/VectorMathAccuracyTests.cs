using System.Globalization;
using System.Runtime.Intrinsics;
using Xunit.Abstractions;

namespace StaticCnn.Tests.Numerics;

/// <summary>
/// The stated errors, against double precision (whose own error is below 1e-8 ULP of a float). The regular run takes every 97th
/// float; STATICCNN_ULP_STRIDE=1 takes all 2^32, some minutes.
/// </summary>
public class VectorMathAccuracyTests(ITestOutputHelper output)
{
    public static TheoryData<string> Functions => MathFunction.Names;

    [Theory]
    [MemberData(nameof(Functions))]
    public void Error_is_within_the_stated_bound_over_all_floats(string name)
    {
        var stride = uint.Parse(Environment.GetEnvironmentVariable("STATICCNN_ULP_STRIDE") ?? "97", CultureInfo.InvariantCulture);
        Check(MathFunction.Of(name), 0, uint.MaxValue, stride);
    }

    [Theory]
    [InlineData("Exp", 0f, 1e-40f)]
    [InlineData("Exp", 88.5f, 89.5f)]
    [InlineData("Exp", -88.5f, -86.5f)]
    [InlineData("Exp", -104.5f, -103.5f)]
    [InlineData("Exp", 0.34657f, 0.34658f)]
    [InlineData("Exp", -0.34658f, -0.34657f)]
    [InlineData("Log", 0f, 1e-40f)]
    [InlineData("Log", 1.17e-38f, 1.18e-38f)]
    [InlineData("Log", 0.999f, 1.001f)]
    [InlineData("Log", 0.6665f, 0.6668f)]
    [InlineData("Log", 1.333f, 1.334f)]
    [InlineData("Log", 3.4e38f, float.PositiveInfinity)]
    [InlineData("Tanh", 0f, 1e-40f)]
    [InlineData("Tanh", 0.173f, 0.174f)]
    [InlineData("Tanh", 0.0003f, 0.0004f)]
    [InlineData("Tanh", 0.5f, 0.6f)]
    [InlineData("Tanh", 9f, 9.1f)]
    [InlineData("Exp", 5.2f, 5.25f)]
    [InlineData("Sigmoid", -1.2f, -1.1f)]
    [InlineData("Sigmoid", -104.5f, -103.5f)]
    [InlineData("Sigmoid", -88.5f, -86.5f)]
    [InlineData("Sigmoid", -1e-40f, -0f)]
    [InlineData("Sigmoid", 17f, 17.5f)]
    public void Error_is_within_the_stated_bound_for_every_float_of(string name, float from, float to)
    {
        var a = BitConverter.SingleToUInt32Bits(from);
        var b = BitConverter.SingleToUInt32Bits(to);
        Check(MathFunction.Of(name), Math.Min(a, b), Math.Max(a, b), 1);
    }

    private void Check(MathFunction function, uint from, uint to, uint stride)
    {
        const int Parts = 64;
        var worst = new (double Error, float Input)[Parts];
        var vectors = (((long)to - from) / stride / Vector512<float>.Count) + 1;
        Parallel.For(0, Parts, part =>
        {
            Span<float> inputs = stackalloc float[Vector512<float>.Count];
            for (var v = vectors * part / Parts; v < vectors * (part + 1) / Parts; v++)
            {
                for (var lane = 0; lane < inputs.Length; lane++)
                    inputs[lane] = BitConverter.UInt32BitsToSingle((uint)Math.Min(from + (((v * inputs.Length) + lane) * stride), to));
                var results = function.Apply512(Vector512.Create<float>(inputs));
                for (var lane = 0; lane < inputs.Length; lane++)
                {
                    var error = Ulp.Error(results[lane], function.Reference(inputs[lane]));
                    if (!(error <= worst[part].Error)) worst[part] = (error, inputs[lane]);
                }
            }
        });
        // NaN first: it stands for a NaN in the wrong place.
        var (maximum, input) = worst.OrderByDescending(w => double.IsNaN(w.Error)).ThenByDescending(w => w.Error).First();
        output.WriteLine($"{function.Name}: {maximum:F4} ULP at {input:R}");
        Assert.True(maximum <= function.MaximumUlp, $"{function.Name}({input:R}) is {maximum:F3} ULP off; stated are {function.MaximumUlp}.");
    }
}
