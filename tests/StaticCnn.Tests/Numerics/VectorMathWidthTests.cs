using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StaticCnn.Tests.Numerics;

public class VectorMathWidthTests
{
    private const int Lanes = 16;

    public static TheoryData<string> Functions => MathFunction.Names;

    [Theory]
    [MemberData(nameof(Functions))]
    public void All_widths_and_the_scalar_form_give_the_same_bits(string name)
    {
        var function = MathFunction.Of(name);
        Span<float> expected = stackalloc float[Lanes];
        Span<float> actual = stackalloc float[Lanes];
        foreach (var inputs in Sweep(stride: 3571).Concat(NaNs()))
        {
            function.Apply512(Vector512.Create(inputs)).CopyTo(expected);
            for (var i = 0; i < Lanes; i += 8) function.Apply256(Vector256.Create(inputs, i)).CopyTo(actual[i..]);
            AssertSameBits(name, inputs, expected, actual);
            for (var i = 0; i < Lanes; i += 4) function.Apply128(Vector128.Create(inputs, i)).CopyTo(actual[i..]);
            AssertSameBits(name, inputs, expected, actual);
            for (var i = 0; i < Lanes; i++) actual[i] = function.Scalar(inputs[i]);
            AssertSameBits(name, inputs, expected, actual);
        }
    }

    /// <summary>The bits of another machine or instruction set must be those recorded here (with every NaN as one).</summary>
    [Theory]
    [InlineData("Exp", 2404814691u)]
    [InlineData("Log", 1706773861u)]
    [InlineData("Tanh", 3003990174u)]
    [InlineData("Sigmoid", 4071110046u)]
    public void Bits_are_those_recorded(string name, uint expected)
    {
        var function = MathFunction.Of(name);
        var hash = 2166136261;
        foreach (var inputs in Sweep(stride: 99991))
        {
            var results = function.Apply512(Vector512.Create(inputs));
            for (var i = 0; i < Lanes; i++)
            {
                var bits = float.IsNaN(results[i]) ? 0x7FC00000 : BitConverter.SingleToUInt32Bits(results[i]);
                hash = (hash ^ bits) * 16777619;
            }
        }

        Assert.Equal(expected, hash);
    }

    private static IEnumerable<float[]> Sweep(uint stride)
    {
        for (var bits = 0L; bits <= uint.MaxValue; bits += Lanes * stride)
            yield return [.. Enumerable.Range(0, Lanes).Select(i => BitConverter.UInt32BitsToSingle((uint)(bits + (i * stride))))];
    }

    private static IEnumerable<float[]> NaNs()
    {
        for (var payload = 0x7F800001u; payload < 0x80000000u; payload += 0x10037)
        {
            var bits = payload;
            yield return [.. Enumerable.Range(0, Lanes).Select(i => BitConverter.UInt32BitsToSingle((bits + ((uint)i << 3)) | ((uint)i << 31)))];
        }
    }

    private static void AssertSameBits(string name, float[] inputs, Span<float> expected, Span<float> actual)
    {
        if (MemoryMarshal.Cast<float, int>(expected).SequenceEqual(MemoryMarshal.Cast<float, int>(actual))) return;
        for (var i = 0; i < Lanes; i++)
        {
            var (wide, narrow) = (BitConverter.SingleToUInt32Bits(expected[i]), BitConverter.SingleToUInt32Bits(actual[i]));
            Assert.True(wide == narrow, $"{name}({inputs[i]:R}): bits {wide:X8} in 512 bits, {narrow:X8} in fewer.");
        }
    }
}
