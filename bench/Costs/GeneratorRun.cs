using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticCnn.Bench.Measurement;
using StaticCnn.Bench.Networks;
using StaticCnn.Generator;

namespace StaticCnn.Bench.Costs;

/// <summary>The generator on one network's source, run as the compiler runs it.</summary>
/// <param name="Milliseconds">Of a run that remembers nothing, the code of the generator being warm.</param>
/// <param name="EditMilliseconds">Of a run after an edit of another file.</param>
/// <param name="TextLength">The generated text, in bytes.</param>
internal sealed record GeneratorRun(double Milliseconds, double EditMilliseconds, int TextLength)
{
    private const int Repetitions = 9;

    // A few runs are not enough for the run-time compiler to settle.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p)),
    ];

    public static GeneratorRun Of(BenchNetwork network)
    {
        var compilation = CSharpCompilation.Create("Costs", [Parse(Source(network.Type.Name))], References, new(OutputKind.DynamicallyLinkedLibrary));
        var (whole, edits, length) = (new List<double>(), new List<double>(), 0);
        var clock = Stopwatch.StartNew();
        for (var i = 0; whole.Count < Repetitions; i++)
        {
            // A new driver has nothing to compare with; a new tree in the same place makes the compilation forget what it knew.
            var input = compilation.AddSyntaxTrees(Parse($"// {i}"));
            GeneratorDriver driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: ParseOptions);
            var start = Stopwatch.GetTimestamp();
            driver = driver.RunGenerators(input);
            var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            var edited = input.ReplaceSyntaxTree(input.SyntaxTrees[1], Parse($"// {i} edited"));
            start = Stopwatch.GetTimestamp();
            driver = driver.RunGenerators(edited);
            var editTime = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            length = driver.GetRunResult().GeneratedTrees.Sum(t => System.Text.Encoding.UTF8.GetByteCount(t.ToString()));
            if (clock.Elapsed < WarmUp) continue;
            whole.Add(time);
            edits.Add(editTime);
        }

        return length > 0
            ? new(Statistics.Median(whole), Statistics.Median(edits), length)
            : throw new InvalidOperationException($"The generator wrote nothing for {network.Name}.");
    }

    /// <summary>The generated files of the networks that a source of the bench declares.</summary>
    public static IEnumerable<string> TextsOf(string file)
    {
        var compilation = CSharpCompilation.Create("Costs", [Parse(Source(file))], References, new(OutputKind.DynamicallyLinkedLibrary));
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: ParseOptions);
        return driver.RunGenerators(compilation).GetRunResult().GeneratedTrees.Select(t => t.ToString());
    }

    /// <summary>Declarations, which the bench holds as a resource.</summary>
    private static string Source(string file)
    {
        using var stream = typeof(GeneratorRun).Assembly.GetManifestResourceStream($"{file}.cs")
            ?? throw new InvalidOperationException($"The bench has no resource {file}.cs; each network stands in a file of its name.");
        using var reader = new StreamReader(stream);
        return "using StaticCnn;\n" + reader.ReadToEnd();
    }

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, ParseOptions);
}
