namespace StaticCnn.Generator.Tests;

/// <summary>Errors in names, in what layers read, and in the loss.</summary>
public class GraphDiagnosticTests
{
    [Theory]
    [InlineData("SCNN016: Name = \"a.b\"", "'a.b' cannot name a layer; use a letter, then letters, digits and underscores (a to z, 0 to 9)", "Dense(4, Name = \"a.b\")")]
    [InlineData("SCNN016: Name = \"1a\"", "'1a' cannot name a layer; use a letter, then letters, digits and underscores (a to z, 0 to 9)", "Dense(4, Name = \"1a\")")]
    [InlineData("SCNN016: Name = \"\"", "'' cannot name a layer; use a letter, then letters, digits and underscores (a to z, 0 to 9)", "Dense(4, Name = \"\")")]
    [InlineData("SCNN017: Name = \"input\"", "'input' is the name of the network's input; choose another one", "Dense(4, Name = \"input\")")]
    [InlineData("SCNN017: Name = \"A\"", "'A' is already the name of another layer, Dense; names differ in more than letter case", "Dense(4, Name = \"a\")", "Dense(4, Name = \"A\")")]
    [InlineData("SCNN017: Name = \"fc2\"", "'fc2' is already the name of another layer, the Dense named by default; names differ in more than letter case", "Dense(4, Name = \"fc2\")", "Dense(4)")]
    [InlineData("SCNN018: From = \"stm\"", "ReLU 'relu1' reads 'stm', which no layer is named; did you mean 'stem'? the values before it are input, stem", "Dense(4, Name = \"stem\")", "ReLU(From = \"stm\")")]
    [InlineData("SCNN018: \"b\"", "Add 'add1' reads 'b', which no layer is named; the values before it are input, stem", "Dense(4, Name = \"stem\")", "Add(\"stem\", \"b\")")]
    [InlineData("SCNN018: From = \"fc2\"", "Dense 'fc1' reads 'fc2', which is declared after it; a layer reads values declared before it", "Dense(4, From = \"fc2\")", "Dense(4)")]
    [InlineData("SCNN018: From = \"fc1\"", "Dense 'fc1' reads its own value; a layer reads values declared before it", "Dense(4, From = \"fc1\")")]
    [InlineData("SCNN019: Dense(5)", "no layer reads the value of Dense 'fc2' and it is not the output; remove the layer, or name it in From, Add or Concat", "Dense(4)", "Dense(5)", "Dense(2, From = \"fc1\")")]
    [InlineData("SCNN025: \"fc1\"", "Add 'add1' reads shapes 4 (output of ReLU 'relu1') and 5 (output of Dense 'fc1'); Add needs equal shapes", "Dense(5)", "Dense(4)", "ReLU", "Add(\"fc1\")")]
    [InlineData("SCNN025: \"input\"", "Concat 'concat1' reads shapes 4 (output of Dense 'fc1') and 3x8 (the network's input); Concat needs shapes that are equal except for the channels", "Dense(4)", "Concat(new[] { \"fc1\", \"input\" })")]
    [InlineData("SCNN026: Add", "Add 'add1' names no other value; write [Add(\"name\")] with the name of the value to combine", "Add")]
    [InlineData("SCNN026: Concat(null)", "Concat 'concat1' names no other value; write [Concat(\"name\")] with the name of the value to combine", "Concat(null)")]
    public void WrongGraph(string squiggle, string message, params string[] layers)
    {
        var run = Harness.Run(Harness.Network("3, 8", [.. layers, "MeanSquaredError"]));
        Assert.Equal([squiggle], run.Squiggles);
        Assert.Equal(message, run.Diagnostics.Single().GetMessage(null));
    }

    [Theory]
    [InlineData("SCNN007: Net", "network 'Net' has no layers; write them as attributes after [Network], as in [Dense(10)]", "MeanSquaredError")]
    [InlineData("SCNN007: Net", "network 'Net' has no layers; write them as attributes after [Network], as in [Dense(10)]")]
    [InlineData("SCNN020: Net", "network 'Net' has no loss; end its attributes with one, as in [SoftmaxCrossEntropy]", "Dense(4)")]
    [InlineData("SCNN021: MeanSquaredError", "MeanSquaredError must be the last attribute of network 'Net', but ReLU follows it", "Dense(4)", "MeanSquaredError", "ReLU")]
    [InlineData("SCNN022: SoftmaxCrossEntropy", "network 'Net' has the loss MeanSquaredError already; remove one", "Dense(4)", "MeanSquaredError", "SoftmaxCrossEntropy")]
    [InlineData("SCNN023: SoftmaxCrossEntropy", "SoftmaxCrossEntropy needs one number per class, not the shape 3x8 of ReLU 'relu1'; end with Dense, GlobalAveragePool or Flatten", "ReLU", "SoftmaxCrossEntropy")]
    [InlineData("SCNN023: SoftmaxCrossEntropy", "SoftmaxCrossEntropy needs at least 2 classes, but Dense 'fc1' has 1 output; give it one output per class, or use MeanSquaredError", "Dense(1)", "SoftmaxCrossEntropy")]
    public void WrongLoss(string squiggle, string message, params string[] attributes)
    {
        var run = Harness.Run(Harness.Network("3, 8", attributes));
        Assert.Equal([squiggle], run.Squiggles);
        Assert.Equal(message, run.Diagnostics.Single().GetMessage(null));
    }

    [Fact]
    public void SoftmaxTwiceIsAWarningAndTheNetworkIsThere()
    {
        string[] attributes = ["Dense(4)", "Softmax", "SoftmaxCrossEntropy"];
        var run = Harness.Run(Harness.Network("3", attributes));
        Assert.Equal(["SCNN024: Softmax"], run.Squiggles);
        Assert.Equal("Softmax 'softmax1' stands before SoftmaxCrossEntropy, which applies softmax itself; remove it", run.Diagnostics[0].GetMessage(null));
        Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Warning, run.Diagnostics[0].Severity);
        Assert.NotNull(Checked.TryNetwork("3", attributes));
    }
}
