using Microsoft.CodeAnalysis;
using StaticCnn.Generator.Declaration;
using StaticCnn.Generator.Diagnostics;

namespace StaticCnn.Generator;

/// <summary>
/// The wiring: declaration, network, source, each a value that can be compared, so that an edit which changes none of them stops
/// there. Diagnostics are an output of their own, because their locations move with every edit.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    internal const string DeclarationStep = "Declaration";
    internal const string NetworkStep = "Network";
    internal const string SourceStepName = "Source";
    internal const string DiagnosticsStep = "Diagnostics";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var located = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                DeclarationReader.NetworkAttribute, static (node, _) => DeclarationReader.IsClass(node), DeclarationReader.Read)
            .Where(static l => l is not null)
            .Select(static (l, _) => l!);

        var declarations = located
            .Where(static l => l.Declaration is not null)
            .Select(static (l, _) => l.Declaration!)
            .WithTrackingName(DeclarationStep);
        var networks = declarations.Select(static (d, c) => CheckStep.Run(d, c).Outline).WithTrackingName(NetworkStep);
        var sources = networks.Select(static (n, c) => SourceStep.Run(n, NetworkCompiler.Compile, c)).WithTrackingName(SourceStepName);
        var ambiguous = declarations.Select(static (d, _) => d.Class.HintName).Collect().Select(static (n, _) => HintNames.Ambiguous(n));
        context.RegisterSourceOutput(sources.Combine(ambiguous), static (output, pair) => Write(output, pair.Left, pair.Right));

        var diagnostics = located.SelectMany(static (l, c) => DiagnosticFactory.Create(l, c)).WithTrackingName(DiagnosticsStep);
        context.RegisterSourceOutput(diagnostics, static (output, diagnostic) => output.ReportDiagnostic(diagnostic));
    }

    private static void Write(SourceProductionContext output, GeneratedSource source, EquatableArray<string> ambiguous)
    {
        if (source.Text is not null) output.AddSource(HintNames.FileName(source.HintName, ambiguous), source.Text);
        if (source.Failure is not null) output.ReportDiagnostic(DiagnosticFactory.Internal(source.HintName + ": " + source.Failure, Location.None));
    }
}
