using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace StaticCnn.Generator.Tests;

/// <summary>Runs the generator over sources, as the compiler does.</summary>
internal static class Harness
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => !Path.GetFileName(p).StartsWith("StaticCnn", StringComparison.Ordinal))
            .Select(p => MetadataReference.CreateFromFile(p)),
        MetadataReference.CreateFromFile(typeof(NetworkAttribute).Assembly.Location),
    ];

    public static CSharpParseOptions Options(LanguageVersion version = LanguageVersion.Latest) => new(version);

    public static CSharpCompilation Compile(CSharpParseOptions options, params string[] sources) => CSharpCompilation.Create(
        "Test",
        sources.Select((s, i) => CSharpSyntaxTree.ParseText(SourceText.From(s), options, $"File{i}.cs")),
        References,
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorDriver Driver(CSharpParseOptions options) => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        parseOptions: options,
        driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static RunResult Run(params string[] sources) => Run(Options(), sources);

    public static RunResult Run(CSharpParseOptions options, params string[] sources)
    {
        var driver = Driver(options).RunGeneratorsAndUpdateCompilation(Compile(options, sources), out var output, out var diagnostics);
        return new(driver.GetRunResult().Results.Single(), output, diagnostics);
    }

    /// <summary>A network with the given attributes after <c>[Network(...)]</c>, one per line.</summary>
    public static string Network(string input, params string[] attributes) =>
        $"using StaticCnn;\nnamespace App;\n[Network({input})]\n" + string.Concat(attributes.Select(a => $"[{a}]\n")) + "public sealed partial class Net;\n";
}

/// <param name="Result">What the generator did.</param>
/// <param name="Output">The compilation with the generated sources.</param>
/// <param name="Diagnostics">What the compiler says of the run: the generator's diagnostics, and CS8785 if it threw.</param>
internal sealed record RunResult(GeneratorRunResult Result, Compilation Output, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Each finding as <c>id: squiggled text</c>, by place.</summary>
    public string[] Squiggles => [.. Diagnostics.OrderBy(d => d.Location.SourceSpan.Start).Select(d => $"{d.Id}: {TextOf(d)}")];

    public ImmutableArray<Diagnostic> CompilerErrors =>
        [.. Output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && d.Id.StartsWith("CS", StringComparison.Ordinal))];

    public string[] Sources => [.. Result.GeneratedSources.Select(s => s.SourceText.ToString())];

    private static string TextOf(Diagnostic d) => d.Location.SourceTree?.GetText().ToString(d.Location.SourceSpan) ?? "";
}
