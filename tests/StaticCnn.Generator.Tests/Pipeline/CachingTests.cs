using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace StaticCnn.Generator.Tests;

/// <summary>What an edit makes the generator do again.</summary>
public class CachingTests
{
    private static readonly string Good = Harness.Network("3", "Dense(4)", "SoftmaxCrossEntropy");
    private static readonly string Bad = Harness.Network("3", "Dense(0)", "SoftmaxCrossEntropy");
    private const string Other = "class Other { int a; }";

    [Theory]
    [InlineData("unrelated edit", "", Other, "class Other { int b; }")]
    [InlineData("comment before the class", "// new\n", Other, Other)]
    [InlineData("lines before the class", "\n\n\n", Other, Other)]
    [InlineData("another network", "", Other, "[StaticCnn.Network(3), StaticCnn.Dense(2), StaticCnn.MeanSquaredError] partial class Second;")]
    public void NothingIsDoneAgain(string edit, string before, string other, string otherAfter)
    {
        foreach (var source in new[] { Good, Bad })
        {
            var result = Edit([source, other], [before + source, otherAfter]);
            foreach (var step in new[] { NetworkGenerator.DeclarationStep, NetworkGenerator.NetworkStep, NetworkGenerator.SourceStepName })
                Assert.True(Reason(result, step) is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{edit}: {step} is {Reason(result, step)}");
            Assert.Equal(source == Bad ? 1 : 0, result.Diagnostics.Length);
        }
    }

    [Fact]
    public void TheSameDeclarationTypedOtherwiseIsTheSame()
    {
        var typed = Good.Replace("[Dense(4)]", "[StaticCnn.DenseAttribute(\n    units: 2 + 2)] // four", StringComparison.Ordinal);
        var result = Edit([Good], [typed]);
        Assert.Equal(IncrementalStepRunReason.Unchanged, Reason(result, NetworkGenerator.DeclarationStep));
        Assert.Equal(IncrementalStepRunReason.Cached, Reason(result, NetworkGenerator.NetworkStep));
        Assert.Equal(IncrementalStepRunReason.Cached, Reason(result, NetworkGenerator.SourceStepName));
    }

    [Fact]
    public void AnotherLayerIsCompiledAgain()
    {
        var result = Edit([Good], [Good.Replace("Dense(4)", "Dense(5)", StringComparison.Ordinal)]);
        Assert.Equal(IncrementalStepRunReason.Modified, Reason(result, NetworkGenerator.DeclarationStep));
        Assert.Equal(IncrementalStepRunReason.Modified, Reason(result, NetworkGenerator.NetworkStep));
    }

    [Fact]
    public void AnotherErrorDoesNotWriteTheFallbackAgain()
    {
        var result = Edit([Bad], [Bad.Replace("Dense(0)", "Dense(-1)", StringComparison.Ordinal)]);
        Assert.Equal(IncrementalStepRunReason.Modified, Reason(result, NetworkGenerator.DeclarationStep));
        Assert.Equal(IncrementalStepRunReason.Unchanged, Reason(result, NetworkGenerator.NetworkStep));
        Assert.Equal(IncrementalStepRunReason.Cached, Reason(result, NetworkGenerator.SourceStepName));
    }

    [Fact]
    public void DiagnosticsMoveWithTheText()
    {
        var result = Edit([Bad], ["\n\n" + Bad]);
        Assert.Equal(5, result.Diagnostics.Single().Location.GetLineSpan().StartLinePosition.Line);
    }

    private static GeneratorRunResult Edit(string[] before, string[] after)
    {
        var options = Harness.Options();
        var compilation = Harness.Compile(options, before);
        var driver = Harness.Driver(options).RunGenerators(compilation);
        for (var i = 0; i < before.Length; i++)
        {
            if (before[i] == after[i]) continue;
            var tree = compilation.SyntaxTrees[i];
            compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(after[i], options, tree.FilePath));
        }

        return driver.RunGenerators(compilation).GetRunResult().Results.Single();
    }

    /// <summary>Of the step's first output, which is that of the network in the first file.</summary>
    private static IncrementalStepRunReason Reason(GeneratorRunResult result, string step) => result.TrackedSteps[step][0].Outputs[0].Reason;
}
