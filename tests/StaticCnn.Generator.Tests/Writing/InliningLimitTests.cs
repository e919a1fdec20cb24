using StaticCnn.Generator.Planning;
using StaticCnn.Generator.Writing;

namespace StaticCnn.Generator.Tests;

/// <summary>Kernels call helpers only where the run-time compiler will inline them all.</summary>
public class InliningLimitTests
{
    [Theory]
    [InlineData("    Floats512 s0 = BroadcastAt(ref x0, px, 1);", 175)] // The vector, and what the call returns.
    [InlineData("    Floats512 w0 = At(ref weight0, pw, 16);", 350)] // The vector.
    [InlineData("    Floats256 w0 = HalfAt(ref weight0, pw);", 350)] // A half is a vector too.
    [InlineData("    At(ref y0, (sample * 32) + lane, 16) = a0;", 350)] // The offset.
    [InlineData("    At(ref y0, py) = At(ref x0, px) + At(ref x0, px, 16);", 116)] // Each call, while it waits for the others.
    [InlineData("    At(ref y0, py) = global::StaticCnn.VectorMath.Tanh(a0);", 8)]
    [InlineData("    losses[0] = global::StaticCnn.Kernels.Lanes.Sum(a0);", 17)]
    public void ALineTakesLocals(string line, int most)
    {
        Assert.True(InliningLimit.Holds(Lines(most), VectorForm.Wide));
        Assert.False(InliningLimit.Holds(Lines(most + 1), VectorForm.Wide));

        string Lines(int count) => string.Join("\n", Enumerable.Repeat(line, count));
    }

    [Fact]
    public void PlainLinesTakeNone() =>
        Assert.True(InliningLimit.Holds(string.Concat(Enumerable.Repeat("    At(ref y0, py, 16) = a0;\n    a0 = Vector512.FusedMultiplyAdd(s0, w0, a0);\n", 10_000)), VectorForm.Wide));

    [Fact]
    public void AMethodIsWrittenInOneWayOrTheOther()
    {
        var methods = Corpus.All
            .Select(Corpus.Text)
            .SelectMany(text => text.Substring(text.IndexOf("file static class Kernels512", StringComparison.Ordinal)).Split("internal static void ").Skip(1))
            .Select(m => m.Substring(0, m.IndexOf("\n        }", StringComparison.Ordinal)))
            .ToArray();
        var inPlace = methods.Where(m => m.Contains("Unsafe.As<float, Floats", StringComparison.Ordinal)).ToArray();
        Assert.All(methods, m => Assert.NotEqual(inPlace.Contains(m), m.Contains("At(ref ", StringComparison.Ordinal)));
        Assert.InRange(inPlace.Length, 1, methods.Length / 10);
    }
}
