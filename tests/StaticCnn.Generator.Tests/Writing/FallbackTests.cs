using Microsoft.CodeAnalysis;

namespace StaticCnn.Generator.Tests;

/// <summary>A network with errors has the public members of a right one, so that its users see no error of their own.</summary>
public class FallbackTests
{
    private static readonly string Right = Harness.Network("3", "Dense(2)", "SoftmaxCrossEntropy");

    [Fact]
    public void PublicMembersAreThoseOfARightNetwork()
    {
        var wrong = Right.Replace("Dense(2)", "Dense(0)", StringComparison.Ordinal);
        Assert.Equal(PublicMembers(Right), PublicMembers(wrong));
        Assert.Contains(PublicMembers(Right), m => m.Contains("Evaluate", StringComparison.Ordinal));
        Assert.True(PublicMembers(Right).Length >= 9);
    }

    [Fact]
    public void BothAreNetworks()
    {
        foreach (var source in new[] { Right, Right.Replace("Dense(2)", "Dense(0)", StringComparison.Ordinal) })
        {
            var run = Harness.Run(source, "class User { StaticCnn.Trainer<App.Net> Use() => new(App.Net.FromParameters(new(App.Net.Definition)), new StaticCnn.Adam()); }");
            Assert.Empty(run.CompilerErrors);
        }
    }

    private static string[] PublicMembers(string source)
    {
        var run = Harness.Run(source);
        Assert.Empty(run.CompilerErrors);
        var format = SymbolDisplayFormat.CSharpErrorMessageFormat
            .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue)
            .WithMemberOptions(SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeRef);
        var type = run.Output.GetTypeByMetadataName("App.Net")!;
        return
        [
            .. type.GetMembers()
                .Where(m => m.DeclaredAccessibility == Accessibility.Public && m is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor } or IPropertySymbol or IFieldSymbol)
                .Where(m => !m.IsImplicitlyDeclared)
                .Select(m => m.ToDisplayString(format))
                .Order(StringComparer.Ordinal),
        ];
    }
}
