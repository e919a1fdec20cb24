using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace StaticCnn.Generator.Tests;

/// <summary>Generated code compiles without a word, whatever the consumer's settings are.</summary>
public class ConsumerSettingsTests
{
    private const string Layers = "[StaticCnn.Network(3, 9, 9), StaticCnn.Conv2D(4, Padding = 1), StaticCnn.Tanh, StaticCnn.MaxPool2D(3, Padding = 1), StaticCnn.Dropout(0.5), StaticCnn.Dense(2), StaticCnn.SoftmaxCrossEntropy]";

    [Theory]
    [InlineData(LanguageVersion.CSharp11, NullableContextOptions.Disable, false)]
    [InlineData(LanguageVersion.CSharp11, NullableContextOptions.Enable, true)]
    [InlineData(LanguageVersion.Latest, NullableContextOptions.Disable, true)]
    [InlineData(LanguageVersion.Latest, NullableContextOptions.Enable, false)]
    [InlineData(LanguageVersion.Preview, NullableContextOptions.Warnings, true)]
    public void EverySettingCompilesSilently(LanguageVersion version, NullableContextOptions nullable, bool checkOverflow) =>
        AssertSilent(version, nullable, checkOverflow, [.. Corpus.Few.Select(Corpus.Source)]);

    [Fact]
    public void TheWholeCorpusCompilesSilently() =>
        AssertSilent(LanguageVersion.CSharp11, NullableContextOptions.Enable, true, [.. Corpus.All.Select(Corpus.Source)]);

    [Theory]
    [InlineData("@class")]
    [InlineData("Größe")]
    [InlineData("Σ_1")]
    [InlineData("_")]
    [InlineData("Kernels")]
    [InlineData("Definition1")]
    public void NamesOfClasses(string name)
    {
        AssertSilent(LanguageVersion.CSharp11, NullableContextOptions.Enable, true, $"/// <summary>It.</summary>\n{Layers} public sealed partial class {name} {{ }}");
        AssertSilent(LanguageVersion.CSharp11, NullableContextOptions.Enable, true, $"namespace @event.Größe;\n/// <summary>It.</summary>\n{Layers} public sealed partial class {name} {{ }}");
    }

    /// <summary>Names of the consumer that stand nearer than those of the framework.</summary>
    [Theory]
    [InlineData("Unsafe")]
    [InlineData("Span")]
    [InlineData("ReadOnlySpan")]
    [InlineData("MemoryMarshal")]
    [InlineData("Math")]
    [InlineData("MathF")]
    [InlineData("Vector128")]
    [InlineData("Vector256")]
    [InlineData("Vector512")]
    [InlineData("MethodImpl")]
    [InlineData("MethodImplOptions")]
    [InlineData("System")]
    [InlineData("StaticCnn")]
    [InlineData("Kernels512")]
    public void NamesThatTheGeneratedCodeUses(string name)
    {
        AssertSilent(LanguageVersion.CSharp11, NullableContextOptions.Enable, true, $"namespace Acme;\ninternal static class {name} {{ }}\n/// <summary>It.</summary>\n{Layers.Replace("StaticCnn.", "global::StaticCnn.", StringComparison.Ordinal)} public sealed partial class Net {{ }}");
        AssertSilent(LanguageVersion.CSharp11, NullableContextOptions.Enable, true, $"namespace Acme.{name};\n/// <summary>It.</summary>\n{Layers.Replace("StaticCnn.", "global::StaticCnn.", StringComparison.Ordinal)} public sealed partial class Net {{ }}");
        AssertSilent(LanguageVersion.CSharp11, NullableContextOptions.Enable, true, $"namespace Acme;\n/// <summary>It.</summary>\n{Layers.Replace("StaticCnn.", "global::StaticCnn.", StringComparison.Ordinal)} public sealed partial class {name} {{ }}");
    }

    /// <summary>Members that the class has from elsewhere.</summary>
    [Fact]
    public void MembersOfTheConsumer() => AssertSilent(
        LanguageVersion.CSharp11,
        NullableContextOptions.Enable,
        true,
        $"namespace Acme;\n/// <summary>It.</summary>\n{Layers} public sealed partial class Net\n{{\n/// <summary>It.</summary>\npublic int Samples {{ get; init; }}\n"
            + "internal static class Unsafe { }\ninternal static class Span { }\ninternal static class Math { }\ninternal static class Vector512 { }\n}");

    [Fact]
    public void AClassThatIsNotPublic() =>
        AssertSilent(LanguageVersion.CSharp11, NullableContextOptions.Enable, true, $"{Layers} partial class Net {{ }} {Layers} internal partial class NET {{ }}");

    private static void AssertSilent(LanguageVersion version, NullableContextOptions nullable, bool checkOverflow, params string[] sources)
    {
        var parse = new CSharpParseOptions(version, DocumentationMode.Diagnose);
        var compilation = Harness.Compile(parse, sources).WithOptions(new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: nullable,
            checkOverflow: checkOverflow,
            allowUnsafe: false,
            warningLevel: 9999,
            generalDiagnosticOption: ReportDiagnostic.Error));
        Harness.Driver(parse).RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        Assert.Empty(diagnostics);
        Assert.Equal(2 * sources.Length, output.SyntaxTrees.Count() + (sources[0].Contains("class NET", StringComparison.Ordinal) ? -1 : 0));
        using var image = new MemoryStream();
        using var documentation = new MemoryStream();
        var result = output.Emit(image, xmlDocumentationStream: documentation);
        Assert.Equal("", string.Join('\n', result.Diagnostics.Where(d => d.Severity != DiagnosticSeverity.Hidden).Take(5)));
        Assert.True(result.Success);
    }
}
