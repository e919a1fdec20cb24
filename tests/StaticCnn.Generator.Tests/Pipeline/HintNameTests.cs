namespace StaticCnn.Generator.Tests;

public class HintNameTests
{
    private const string Layers = "[StaticCnn.Network(3), StaticCnn.Dense(2), StaticCnn.MeanSquaredError] partial class ";

    [Fact]
    public void EqualNamesInTwoNamespaces() => Assert.Equal(
        ["A.B.Net.g.cs", "A.Net.g.cs", "Net.g.cs"],
        Names($"{Layers}Net; namespace A {{ {Layers}Net; namespace B {{ {Layers}Net; }} }}"));

    [Fact]
    public void NamesThatDifferInLetterCase() => Assert.Equal(["NET.g.cs", "Net-2.g.cs", "net-3.g.cs"], Names($"{Layers}Net; {Layers}net; {Layers}NET;"));

    [Fact]
    public void NamesThatDifferInTypeParameters() => Assert.Equal(["Net.g.cs", "Net`1.g.cs"], Names($"{Layers}Net; {Layers}Net<T>;"));

    [Theory]
    [InlineData("namespace @class.@event; ", "@namespace")]
    [InlineData("", "@record")]
    [InlineData("", "@required")]
    [InlineData("namespace Größe; ", "Σ_1")]
    public void KeywordsAndLettersOfAllAlphabets(string space, string name)
    {
        foreach (var layers in new[] { Layers, Layers.Replace("(2)", "(0)", StringComparison.Ordinal) })
        {
            var run = Harness.Run(space + layers + name + ";");
            Assert.Empty(run.CompilerErrors);
            Assert.Single(run.Sources);
        }
    }

    private static IEnumerable<string> Names(string source)
    {
        var run = Harness.Run(source);
        Assert.DoesNotContain(run.Diagnostics, d => d.Id.StartsWith("CS", StringComparison.Ordinal));
        return run.Result.GeneratedSources.Select(s => s.HintName).Order(StringComparer.Ordinal);
    }
}
