using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Tests;

/// <summary>The graphs of three small networks after all passes: where one changes, the change is seen here.</summary>
public class GraphPrinterTests
{
    [Fact]
    public void Chain() => AssertGraphs(
        ["1, 6, 6", "Conv2D(4)", "ReLU", "MaxPool2D(2)", "Dense(3)", "SoftmaxCrossEntropy"],
        """
        TODO
        """,
        """
        TODO
        """);

    [Fact]
    public void Residual() => AssertGraphs(
        ["4, 8", "Conv1D(4, Padding = 1, Bias = false)", "BatchNorm", "Add(\"input\")", "Tanh", "Flatten", "Dropout(0.5)", "Dense(2)", "MeanSquaredError"],
        """
        TODO
        """,
        """
        TODO
        """);

    [Fact]
    public void Branches() => AssertGraphs(
        ["6", "Dense(4, Name = \"a\")", "Softmax", "Concat(\"a\", \"a\")", "Dense(2, Bias = false)", "SoftmaxCrossEntropy"],
        """
        TODO
        """,
        """
        TODO
        """);

    private static void AssertGraphs(string[] declaration, string training, string inference)
    {
        var network = Checked.Network(declaration[0], declaration[1..]);
        File.AppendAllText("/tmp/w/gt-snap.txt", GraphPrinter.Print(NetworkCompiler.TrainingGraph(network, default)) + "----\n" + GraphPrinter.Print(NetworkCompiler.InferenceGraph(network, default)) + "====\n");
        Assert.Equal(training + "\n", GraphPrinter.Print(NetworkCompiler.TrainingGraph(network, default)));
        Assert.Equal(inference + "\n", GraphPrinter.Print(NetworkCompiler.InferenceGraph(network, default)));
    }
}
