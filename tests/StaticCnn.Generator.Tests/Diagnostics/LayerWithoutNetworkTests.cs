using Microsoft.CodeAnalysis.Diagnostics;
using StaticCnn.Generator.Diagnostics;

namespace StaticCnn.Generator.Tests;

public class LayerWithoutNetworkTests
{
    [Theory]
    [InlineData("[StaticCnn.ReLU, StaticCnn.MeanSquaredError] class Net;", "SCNN028: StaticCnn.ReLU")]
    [InlineData("[StaticCnn.MeanSquaredError] class Net;", "SCNN028: StaticCnn.MeanSquaredError")]
    [InlineData("[StaticCnn.ReLU] partial class Net; [StaticCnn.Network(3)] partial class Net;")]
    [InlineData("[StaticCnn.ReLU, Netwo] class Net;")]
    [InlineData("[System.Obsolete] class Net;")]
    public async Task WarnsOnce(string source, params string[] expected)
    {
        var compilation = Harness.Compile(Harness.Options(), source).WithAnalyzers([new LayerWithoutNetworkAnalyzer()]);
        var diagnostics = await compilation.GetAnalyzerDiagnosticsAsync();
        Assert.Equal(expected, diagnostics.Select(d => $"{d.Id}: {source.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)}"));
    }
}
