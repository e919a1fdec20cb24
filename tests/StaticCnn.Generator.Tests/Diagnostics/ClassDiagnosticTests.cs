using Microsoft.CodeAnalysis.CSharp;

namespace StaticCnn.Generator.Tests;

/// <summary>Errors in the class, and that the rest of the program binds in spite of them.</summary>
public class ClassDiagnosticTests
{
    private const string Layers = "[StaticCnn.Network(3), StaticCnn.Dense(2), StaticCnn.MeanSquaredError]";

    [Theory]
    [InlineData("sealed class Net;", "SCNN001", "CS0260")]
    [InlineData("partial class Net<T>;", "SCNN002")]
    [InlineData("abstract partial class Net;", "SCNN005")]
    [InlineData("partial record Net;", "SCNN005")]
    [InlineData("partial class Net(int a) { public int A => a; }", "SCNN005")]
    [InlineData("static partial class Net;", "SCNN005")]
    [InlineData("file partial class Net;", "SCNN004")]
    public void WrongClass(string type, string id, params string[] compiler)
    {
        var run = Harness.Run(Layers + type);
        Assert.Equal([id + ": Net"], run.Squiggles);
        Assert.Equal(compiler, run.CompilerErrors.Select(d => d.Id));
    }

    [Theory]
    [InlineData("partial class Outer<T> { {0} partial class Net; }")]
    [InlineData("partial struct Outer { {0} partial class Net; }")]
    [InlineData("partial record struct Outer { {0} partial class Net; }")]
    [InlineData("partial interface IOuter<T, U> { {0} partial class Net; }")]
    [InlineData("namespace A.@class { partial record Outer { partial class Middle { {0} partial class Net; } } }")]
    public void NestedClass(string source)
    {
        var run = Harness.Run(source.Replace("{0}", Layers, StringComparison.Ordinal));
        Assert.Equal(["SCNN003: Net"], run.Squiggles);
        Assert.Empty(run.CompilerErrors);
    }

    [Fact]
    public void OldLanguageVersion()
    {
        var run = Harness.Run(Harness.Options(LanguageVersion.CSharp8), Layers + "partial class Net { }");
        Assert.Equal(["SCNN009: Net"], run.Squiggles);
        Assert.Empty(run.CompilerErrors);
        Assert.Empty(Harness.Run(Harness.Options(LanguageVersion.CSharp11), Layers + "partial class Net { }").Diagnostics);
    }

    [Fact]
    public void LayersOnAnotherPart()
    {
        var run = Harness.Run("using StaticCnn; [Network(3), Dense(2)] partial class Net; [ReLU] partial class Net;", "[StaticCnn.MeanSquaredError] partial class Net;");
        Assert.Equal(["SCNN006: StaticCnn.MeanSquaredError", "SCNN006: ReLU"], run.Squiggles.Order(StringComparer.Ordinal).Reverse());
        Assert.Empty(run.CompilerErrors);
    }

    [Fact]
    public void LayerOfTheUser()
    {
        var run = Harness.Run("namespace My; public sealed class Conv2DAttribute : StaticCnn.LayerAttribute; [StaticCnn.Network(3), Conv2D, StaticCnn.MeanSquaredError] partial class Net;");
        Assert.Equal(["SCNN027: Conv2D"], run.Squiggles);
        Assert.StartsWith("My.Conv2DAttribute is no layer", run.Diagnostics[0].GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void TheProgramBindsWithErrors()
    {
        var run = Harness.Run(Harness.Network("3", "Dense(0)", "MeanSquaredError"), """
            using App;
            static class Program
            {
                static int Count<T>(T network) where T : class, StaticCnn.INetwork<T> => T.Definition.StorageLength + network.Parameters.Storage.Length;

                static void Main()
                {
                    var net = Net.Create(seed: 1);
                    Net.Load("a").Save(Net.Summary);
                    net.Predict(new float[3], new float[2]);
                    Count(net);
                }
            }
            """);
        Assert.Equal(["SCNN010: 0"], run.Squiggles);
        Assert.Empty(run.CompilerErrors);
    }

    [Fact]
    public void PragmaSilencesAWarning()
    {
        var source = Harness.Network("3", "Dense(4)", "Softmax", "SoftmaxCrossEntropy");
        Assert.Contains(Harness.Run(source).Diagnostics, d => !d.IsSuppressed);
        Assert.DoesNotContain(Harness.Run("#pragma warning disable SCNN024\n" + source).Diagnostics, d => !d.IsSuppressed);
    }
}
