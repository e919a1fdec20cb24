using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Planning;
using Xunit.Abstractions;

namespace StaticCnn.Generator.Tests;

/// <summary>Methods with as many loops as text as a declaration may ask for.</summary>
public class UnrolledMethodTests(ITestOutputHelper output)
{
    /// <summary>A first layer that at 512 bits is text entirely, of nearly as many multiply-adds as may be.</summary>
    private static readonly string[] Layers = ["Conv2D(6, Kernel = 5)", "Dense(10)", "SoftmaxCrossEntropy"];

    [Theory]
    [InlineData("LeNet")]
    [InlineData("OddChannels")]
    [InlineData("LongKernel")]
    [InlineData("Groups")]
    [InlineData("BatchNormVector")]
    public void TheCapHoldsAtEveryWidth(string name)
    {
        var text = NetworkCompiler.Compile(Corpus.Network(name) with { Unroll = UnrollKind.Full }, default);
        var methods = MethodSizeTests.MultiplyAdds(name, text).Zip(MethodSizeTests.MultiplyAdds(name, Corpus.Text(name)));
        foreach (var (full, auto) in methods)
        {
            Assert.Equal(auto.Name, full.Name);
            Assert.True(full.Count <= Math.Max(UnrollPolicy.MostUnrolled, auto.Count), $"{full.Name} has {full.Count} multiply-adds, not {auto.Count}");
        }

        Assert.True(text.Length > Corpus.Text(name).Length);
    }

    /// <summary>60,000 bytes and 2,000 locals, temporaries of the run-time compiler's included.</summary>
    [Fact]
    public void MethodsAreFarFromWhereTheRuntimeGivesUp()
    {
        using var image = new MemoryStream();
        var compilation = Harness.Run(Harness.Network("1, 8, 8, Unroll = Unroll.Full", Layers)).Output;
        Assert.True(compilation.WithOptions(compilation.Options.WithOptimizationLevel(OptimizationLevel.Release)).Emit(image).Success);
        image.Position = 0;
        var bodies = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image).GetTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(m => m.GetMethodBody()).OfType<MethodBody>().ToArray();
        var (bytes, locals) = (bodies.Max(b => b.GetILAsByteArray()!.Length), bodies.Max(b => b.LocalVariables.Count));
        output.WriteLine($"at most {bytes} bytes and {locals} locals");
        Assert.InRange(bytes, 10_000, 45_000);
        Assert.InRange(locals, 20, 1_000);
    }

    [Fact]
    public void ASmallLayerHasNoLoopButTheOneOverSamples()
    {
        var text = NetworkCompiler.Compile(Checked.Network("16, Unroll = Unroll.Full", "Dense(10)", "MeanSquaredError"), default);
        var method = text[text.IndexOf("static void Fc1Forward", text.IndexOf("class Kernels512", StringComparison.Ordinal), StringComparison.Ordinal)..];
        method = method[..method.IndexOf("static void Fc1WeightGradient", StringComparison.Ordinal)];
        Assert.Contains(".FusedMultiplyAdd(", method, StringComparison.Ordinal);
        Assert.DoesNotContain("nint i ", method, StringComparison.Ordinal);
        Assert.DoesNotContain("nint output ", method, StringComparison.Ordinal);
        Assert.Contains("for (; sample < samples; sample++)", method, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutUnrollingTapsAreLoops()
    {
        var auto = Checked.Network("1, 8, 8", Layers);
        string Text(UnrollKind unroll) => NetworkCompiler.Compile(auto with { Unroll = unroll }, default);
        Assert.DoesNotContain("nint tapX = 0", Text(UnrollKind.Auto), StringComparison.Ordinal);
        Assert.Contains("nint tapX = 0", Text(UnrollKind.None), StringComparison.Ordinal);
        Assert.True(Text(UnrollKind.None).Length < Text(UnrollKind.Auto).Length);
        Assert.True(Text(UnrollKind.Auto).Length < Text(UnrollKind.Full).Length);
    }
}
