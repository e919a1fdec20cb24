using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticCnn.Generator.Declaration;

namespace StaticCnn.Generator.Diagnostics;

/// <summary>
/// Warns of layers on a class without <c>[Network]</c>. An analyzer, not the generator: it runs beside typing, and the generator
/// looks only at classes that have that attribute.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LayerWithoutNetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.LayerWithoutNetwork];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            // Programs without the runtime pay nothing.
            if (start.Compilation.GetTypeByMetadataName(DeclarationReader.NetworkAttribute) is not null)
                start.RegisterSymbolAction(Check, SymbolKind.NamedType);
        });
    }

    private static void Check(SymbolAnalysisContext context)
    {
        AttributeData? layer = null;
        foreach (var attribute in context.Symbol.GetAttributes())
        {
            switch (AttributeReader.Role(attribute))
            {
                case AttributeRole.Network or AttributeRole.Unresolved: return;
                case AttributeRole.Layer or AttributeRole.Loss: layer ??= attribute; break;
            }
        }

        if (layer?.ApplicationSyntaxReference is not { } reference) return;
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.LayerWithoutNetwork,
            Location.Create(reference.SyntaxTree, reference.Span),
            $"class '{context.Symbol.Name}' has layers but no [Network] with the shape of its input, so that nothing is generated; add it"));
    }
}
