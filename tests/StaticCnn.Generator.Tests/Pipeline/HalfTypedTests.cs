namespace StaticCnn.Generator.Tests;

/// <summary>Programs as they are while being typed: what the compiler reports, the generator does not report again.</summary>
public class HalfTypedTests
{
    private static readonly string Program = Harness.Network(
        "1, 28, 28", "Conv2D(32, Kernel = 5, Name = \"stem\")", "ReLU", "MaxPool2D(2)", "Conv2D(12, Padding = Padding.Same, From = \"pool1\")", "BatchNorm(Epsilon = 1e-3)",
        "Add(\"pool1\", From = \"bn1\")", "Dropout(0.5)", "Dense(10)", "SoftmaxCrossEntropy");

    [Theory]
    [InlineData("Conv2D()")]
    [InlineData("Conv2D(\"x\")")]
    [InlineData("Conv2D(8, Kernl = 5)")]
    [InlineData("Conv2D(8, Kernel = )")]
    [InlineData("Conv2D(8, Kernel = unknown)")]
    [InlineData("Conv2D(8, Kernel = 2.5)")]
    [InlineData("Conv2D(filter: 8)")]
    [InlineData("Conv2")]
    [InlineData("Add(1)")]
    [InlineData("Conv2D(8, Name = 3)")]
    public void TheCompilerReportsIt(string layer)
    {
        var run = Harness.Run(Harness.Network("1, 28, 28", layer, "MaxPool2D(99)", "Add(\"typo\")", "SoftmaxCrossEntropy"));
        Assert.Empty(run.Diagnostics);
        Assert.NotEmpty(run.CompilerErrors);
        Assert.Contains("INetwork<Net>", Assert.Single(run.Sources), StringComparison.Ordinal);
    }

    [Fact]
    public void TruncatedEverywhere()
    {
        for (var length = 0; length <= Program.Length; length++) CheckRun(Program[..length]);
    }

    [Fact]
    public void TokensDeletedDoubledAndSwapped()
    {
        var tokens = Microsoft.CodeAnalysis.CSharp.SyntaxFactory.ParseTokens(Program).Select(t => t.ToFullString()).ToArray();
        for (var i = 0; i < tokens.Length; i++)
        {
            CheckRun(string.Concat(tokens.Where((_, j) => j != i)));
            CheckRun(string.Concat(tokens.Select((t, j) => j == i ? t + " " + t : t)));
            if (i == 0) continue;
            CheckRun(string.Concat(tokens.Select((t, j) => j == i ? tokens[i - 1] + " " : j == i - 1 ? tokens[i] + " " : t)));
        }
    }

    [Fact]
    public void TokensExchangedAtRandom()
    {
        var tokens = Microsoft.CodeAnalysis.CSharp.SyntaxFactory.ParseTokens(Program).Select(t => t.ToFullString()).ToArray();
        string[] others = ["-", "0", "\"\"", "null", "2147483647", "[", "partial", "static", "double.NaN", "<T>", "Network", "Loss", "{", "default", "new[] { 1 }"];
        var random = new Random(1);
        for (var run = 0; run < 400; run++)
        {
            var mutated = tokens.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
                mutated[random.Next(tokens.Length)] = " " + (random.Next(2) == 0 ? others[random.Next(others.Length)] : tokens[random.Next(tokens.Length)]) + " ";
            CheckRun(string.Concat(mutated));
        }
    }

    [Fact]
    public void TwoNetworkAttributes()
    {
        var run = Harness.Run("using StaticCnn; [Network(3), Dense(2), MeanSquaredError, Network(4)] partial class Net; [Network(3)] partial class Net;");
        Assert.All(run.CompilerErrors, e => Assert.Equal("CS0579", e.Id));
        Assert.Single(run.Sources);
        Assert.Empty(run.Diagnostics);
    }

    // CS8784 and CS8785 are an exception in the generator; SCNN099 is one that it caught.
    private static void CheckRun(string program)
    {
        var run = Harness.Run(program);
        Assert.Null(run.Result.Exception);
        Assert.All(run.Diagnostics, d => Assert.True(d.Id.StartsWith("SCNN", StringComparison.Ordinal) && d.Id != "SCNN099", d + "\n" + program));
    }
}
