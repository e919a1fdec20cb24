using System.Globalization;
using Microsoft.CodeAnalysis;

namespace StaticCnn.Generator.Tests;

/// <summary>
/// Declarations made by chance: each gets a diagnostic of the generator's own, or compiles to code that agrees with the reference.
/// STATICCNN_RANDOM_DECLARATIONS is the number of declarations to try, STATICCNN_RANDOM_FIRST the first seed.
/// </summary>
public class RandomDeclarationTests
{
    private static readonly int[] Widths = [512, 256, 128];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(Number("STATICCNN_RANDOM_FIRST", 0), Number("STATICCNN_RANDOM_DECLARATIONS", 60))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void CompilesToWhatTheReferenceComputesOrIsRefused(int seed)
    {
        var declaration = new RandomDeclaration(seed);
        var run = Harness.Run(declaration.Source);
        Assert.DoesNotContain(run.Diagnostics, d => d.Id is "SCNN099" || d.Id.StartsWith("CS", StringComparison.Ordinal));
        Assert.True(run.CompilerErrors.IsEmpty, $"{declaration}\n{string.Join('\n', run.CompilerErrors.Take(5))}");
        if (run.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error)) return;
        var network = GeneratedNetwork.Load(run.Output);
        var before = VectorWidth.Cap;
        try
        {
            // The widths give the same bits, as other tests hold; here each gets its share of odd shapes.
            VectorWidth.Cap = Widths[seed % 3];
            IReadOnlyList<string> differences = [];
            // A value on the kink of an activation may fall to either side in single precision: not in three batches.
            for (var batch = 0; batch < 3; batch++)
            {
                differences = network.Differences(seed + (batch * 1000));
                if (differences.Count == 0) return;
            }

            Assert.Fail($"{declaration}\n{string.Join('\n', differences)}");
        }
        finally
        {
            VectorWidth.Cap = before;
        }
    }

    [Fact]
    public void MostDeclarationsAreRight()
    {
        var refused = Enumerable.Range(0, 60).Where(s => !Harness.Run(new RandomDeclaration(s).Source).Diagnostics.IsEmpty).ToArray();
        Assert.InRange(refused.Length, 1, 20);
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
