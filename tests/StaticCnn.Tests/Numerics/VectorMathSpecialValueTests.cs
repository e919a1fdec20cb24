namespace StaticCnn.Tests.Numerics;

public class VectorMathSpecialValueTests
{
    private const float Infinity = float.PositiveInfinity;

    [Theory]
    [InlineData("Exp", Infinity, Infinity)]
    [InlineData("Exp", -Infinity, 0f)]
    [InlineData("Exp", 0f, 1f)]
    [InlineData("Exp", float.Epsilon, 1f)]
    [InlineData("Exp", 88.72283f, 3.4027985e38f)]
    [InlineData("Exp", 88.72284f, Infinity)]
    [InlineData("Exp", float.MaxValue, Infinity)]
    [InlineData("Exp", -103.97207f, float.Epsilon)]
    [InlineData("Exp", -103.97209f, 0f)]
    [InlineData("Exp", float.MinValue, 0f)]
    [InlineData("Exp", float.NaN, float.NaN)]
    [InlineData("Log", 0f, -Infinity)]
    [InlineData("Log", 1f, 0f)]
    [InlineData("Log", Infinity, Infinity)]
    [InlineData("Log", -1f, float.NaN)]
    [InlineData("Log", -float.Epsilon, float.NaN)]
    [InlineData("Log", -Infinity, float.NaN)]
    [InlineData("Log", float.NaN, float.NaN)]
    [InlineData("Log", float.Epsilon, -103.27893f)]
    [InlineData("Log", float.MaxValue, 88.72284f)]
    [InlineData("Tanh", 0f, 0f)]
    [InlineData("Tanh", float.Epsilon, float.Epsilon)]
    [InlineData("Tanh", -1e-39f, -1e-39f)]
    [InlineData("Tanh", 1e-20f, 1e-20f)]
    [InlineData("Tanh", 9.02f, 1f)]
    [InlineData("Tanh", -9.02f, -1f)]
    [InlineData("Tanh", Infinity, 1f)]
    [InlineData("Tanh", -Infinity, -1f)]
    [InlineData("Tanh", float.NaN, float.NaN)]
    [InlineData("Sigmoid", 0f, 0.5f)]
    [InlineData("Sigmoid", Infinity, 1f)]
    [InlineData("Sigmoid", -Infinity, 0f)]
    [InlineData("Sigmoid", float.MaxValue, 1f)]
    [InlineData("Sigmoid", float.MinValue, 0f)]
    [InlineData("Sigmoid", -100f, 3.783506e-44f)]
    [InlineData("Sigmoid", -87f, 1.6458115e-38f)]
    [InlineData("Sigmoid", float.NaN, float.NaN)]
    public void Special_values_are_exact(string name, float x, float expected)
    {
        var result = MathFunction.Of(name).Scalar(x);
        if (float.IsNaN(expected)) Assert.True(float.IsNaN(result), $"{name}({x}) is {result}.");
        else Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(result));
    }

    [Fact]
    public void Negative_zero_counts_as_zero_and_keeps_its_sign_in_Tanh()
    {
        Assert.Equal(1f, VectorMath.Exp(-0f));
        Assert.Equal(-Infinity, VectorMath.Log(-0f));
        Assert.Equal(0.5f, VectorMath.Sigmoid(-0f));
        Assert.True(float.IsNegative(VectorMath.Tanh(-0f)));
    }

    [Theory]
    [InlineData(0x7FC00000u)]
    [InlineData(0xFFC00000u)]
    [InlineData(0x7FFFFFFFu)]
    [InlineData(0xFFFFFFFFu)]
    [InlineData(0x7F800001u)]
    [InlineData(0xFFC000FFu)]
    [InlineData(0x7FC00180u)]
    public void Every_NaN_gives_NaN(uint bits)
    {
        foreach (var function in MathFunction.All)
            Assert.True(float.IsNaN(function.Scalar(BitConverter.UInt32BitsToSingle(bits))), $"{function.Name} of NaN {bits:X8}");
    }

    [Fact]
    public void Tanh_is_odd()
    {
        for (uint bits = 0; bits < 0x7F800000; bits += 9973)
        {
            var x = BitConverter.UInt32BitsToSingle(bits);
            Assert.Equal(-VectorMath.Tanh(x), VectorMath.Tanh(-x));
        }
    }
}
