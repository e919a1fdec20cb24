using StaticCnn.Generator.Declaration;
using StaticCnn.Generator.Diagnostics;
using StaticCnn.Generator.Graph.Passes;

namespace StaticCnn.Generator.Tests;

/// <summary>A fault of the generator itself is a diagnostic, and the class keeps its members.</summary>
public class FaultTests
{
    private static readonly ClassDeclaration Type = new("App", "Net", "App.Net", "class", "", default, ClassProblem.None);

    [Fact]
    public void FaultOfTheBackEnd()
    {
        var outline = new NetworkOutline(Type, Checked.Network("3", "Dense(2)", "MeanSquaredError"));
        var source = SourceStep.Run(outline, (_, _) => throw new NotSupportedException("first\nsecond"), default);
        Assert.Contains("partial class Net", source.Text, StringComparison.Ordinal);
        Assert.Contains("NotSupportedException", source.Failure, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', DiagnosticFactory.InternalMessage(source.Failure!));
    }

    [Fact]
    public void FaultOfTheFrontEnd()
    {
        var broken = new NetworkDeclaration(Type, new([null!]));
        var result = CheckStep.Run(broken, default);
        Assert.Null(result.Outline.Network);
        Assert.Equal("SCNN099", result.Findings[0].Id);
    }

    [Fact]
    public void CancellationIsLetThrough()
    {
        var cancelled = new CancellationToken(canceled: true);
        Assert.Throws<OperationCanceledException>(() => CheckStep.Run(new(Type, default), cancelled));
        var outline = new NetworkOutline(Type, Checked.Network("3", "Dense(2)", "MeanSquaredError"));
        Assert.Throws<OperationCanceledException>(() => SourceStep.Run(outline, NetworkCompiler.Compile, cancelled));
    }
}
