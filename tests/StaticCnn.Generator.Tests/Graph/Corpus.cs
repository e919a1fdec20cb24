using System.Collections.Concurrent;
using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Tests;

/// <summary>Declarations that go through every pass, plan and writer.</summary>
internal static class Corpus
{
    private const string Entropy = "SoftmaxCrossEntropy";
    private const string Squares = "MeanSquaredError";

    private static readonly Dictionary<string, string[]> Declarations = new()
    {
        ["Simple"] = ["1, 28, 28", "Conv2D(32, Padding = 1)", "ReLU", "MaxPool2D(2)", "Dense(10)", Entropy],
        ["LeNet"] =
        [
            "1, 28, 28", "Conv2D(6, Kernel = 5)", "Tanh", "Subsample2D(2)", "Conv2D(16, Kernel = 5)", "Tanh", "Subsample2D(2, Activation = Activation.Sigmoid)", "Dense(10)", Entropy,
        ],
        ["Deep"] = ["1, 28, 28", "Conv2D(32, Kernel = 5)", "ReLU", "MaxPool2D(2)", "Conv2D(64, Kernel = 5)", "ReLU", "MaxPool2D(2)", "Dense(10)", Entropy],
        ["Residual"] =
        [
            "1, 28, 28", "Conv2D(16, Padding = 1)", "BatchNorm", "ReLU(Name = \"stem\")",
            "Conv2D(16, Padding = 1, Bias = false)", "BatchNorm", "ReLU", "Conv2D(16, Padding = 1, Bias = false)", "BatchNorm", "Add(\"stem\")", "ReLU(Name = \"first\")",
            "Conv2D(32, Stride = 2, Padding = 1)", "BatchNorm", "ReLU", "Conv2D(32, Padding = 1)", "BatchNorm(Name = \"main\")",
            "Conv2D(32, Kernel = 1, Stride = 2, From = \"first\")", "Add(\"main\")", "ReLU", "GlobalAveragePool", "Dense(10)", Entropy,
        ],
        ["Mlp"] = ["784", "Dense(128)", "Sigmoid", "Dense(64)", "ReLU", "Dense(10)", Entropy],
        ["Colour"] = ["3, 64, 64", "Conv2D(32)", "ReLU", "MaxPool2D(2)", "Dense(10)", Entropy],
        ["Sequence"] = ["1, 128", "Conv1D(32, Kernel = 7)", "ReLU", "MaxPool1D(2)", "Conv1D(64, Kernel = 5)", "ReLU", "MaxPool1D(2)", "Dense(5)", Entropy],
        ["OneLayer"] = ["3", "Dense(2)", Squares],
        ["NoParameters"] = ["3, 6, 6", "ReLU", "GlobalAveragePool", Squares],
        ["OnlyFlatten"] = ["3, 4, 5", "Flatten", "Dense(2)", Entropy],
        ["FlattenTwice"] = ["3, 4, 4", "Conv2D(5)", "Flatten", "Flatten", "Tanh", "Dense(2)", Entropy],
        ["FlattenRead"] = ["2, 4, 4", "Conv2D(5)", "Flatten(Name = \"flat\")", "Dense(20)", "Add(\"flat\")", "Dense(2)", Entropy],
        ["FlattenVector"] = ["5", "Flatten", "Dense(7)", "Flatten", "Dense(3)", Entropy],
        ["FlattenInput"] = ["2, 5", "Flatten", "Sigmoid", "Dense(3)", Squares],
        ["FlattenLast"] = ["2, 6, 6", "Conv2D(3)", "Flatten", Squares],
        ["MapOutput"] = ["2, 6, 6", "Conv2D(3)", Squares],
        ["SequenceOutput"] = ["4, 20", "Conv1D(3, Padding = -1)", "Softmax", Squares],
        ["Convolutional"] = ["3, 16, 16", "Conv2D(24, Stride = 2)", "LeakyReLU(Slope = 0.2)", "Conv2D(10)", "GlobalAveragePool", Entropy],
        ["OddChannels"] = ["3, 31, 29", "Conv2D(7)", "ReLU", "Conv2D(13, Stride = 2, Padding = 1)", "Sigmoid", "MaxPool2D(3, Stride = 2, Padding = 1)", "Dense(5)", Entropy],
        ["Strides"] = ["2, 23, 19", "Conv2D(17, Kernel = 4, StrideHeight = 3, StrideWidth = 2)", "Conv2D(5, Kernel = 2, Stride = 3)", "Dense(4)", Entropy],
        ["Dilations"] = ["4, 20, 20", "Conv2D(8, Dilation = 2, Padding = 2)", "Conv2D(8, DilationHeight = 3, Stride = 2)", "Dense(4)", Entropy],
        ["WideDilation"] = ["2, 600", "Conv1D(4, Kernel = 3, Dilation = 200, Padding = -1)", "Conv1D(4, Kernel = 3, Dilation = 256, Padding = -1)", "GlobalAveragePool", Entropy],
        ["LongKernel"] = ["3, 64", "Conv1D(8, Kernel = 15, Padding = 7)", "ReLU", "Conv1D(20, Kernel = 9, Stride = 2)", "Dense(4)", Entropy],
        ["WideKernel"] = ["1, 16, 30", "Conv2D(6, KernelHeight = 1, KernelWidth = 11, Padding = -1)", "Conv2D(6, KernelHeight = 5, KernelWidth = 8)", "Dense(3)", Entropy],
        ["KernelIsInput"] = ["3, 6, 6", "Conv2D(20, Kernel = 6)", "Conv2D(4, Kernel = 1)", "Dense(2)", Entropy],
        ["ManyChannels"] = ["48, 6, 6", "Conv2D(96, Padding = 1)", "Conv2D(128)", "Dense(3)", Entropy],
        ["Winograd"] =
        [
            "3, 15, 17", "Conv2D(32, Padding = 1)", "ReLU", "Conv2D(48, Padding = 1)", "Sigmoid", "MaxPool2D(2)", "Conv2D(20, Padding = 2)", "BatchNorm", "Conv2D(33)", "Tanh", "Dense(3)", Entropy,
        ],
        ["WinogradFive"] =
        [
            "3, 18, 19", "Conv2D(32, Kernel = 5)", "ReLU", "Conv2D(64, Kernel = 5)", "ReLU", "MaxPool2D(2)", "Conv2D(20, Kernel = 5, Padding = 2)", "Tanh", "Conv2D(48, Kernel = 5, Padding = 4)", "Dense(3)", Entropy,
        ],
        ["Depthwise"] = ["8, 12, 12", "Conv2D(8, Groups = 8, Padding = 1)", "ReLU", "Conv2D(12, Kernel = 1)", "ReLU", "Conv2D(24, Groups = 12, Stride = 2)", "Dense(3)", Entropy],
        ["Groups"] = ["6, 9, 9", "Conv2D(4, Groups = 2)", "Conv2D(32, Kernel = 1)", "Conv2D(64, Groups = 2)", "Dense(3)", Entropy],
        ["SequenceGroups"] = ["6, 30", "Conv1D(9, Groups = 3, Bias = false)", "Conv1D(9, Groups = 9, Dilation = 2)", "Dense(3)", Entropy],
        ["UnevenGroups"] = ["64, 5, 5", "Conv2D(10, Groups = 2)", "Conv2D(30, Groups = 5, Kernel = 1)", "Dense(3)", Entropy],
        ["Pools"] = ["3, 17, 17", "Conv2D(5)", "AveragePool2D(3, Stride = 2, Padding = 1)", "MaxPool2D(2, Stride = 1)", "AveragePool2D(3, Padding = 1, CountIncludePad = false)", "Dense(3)", Entropy],
        ["SequencePools"] = ["3, 40", "Conv1D(5)", "MaxPool1D(3, Stride = 2)", "AveragePool1D(2)", "AveragePool1D(3, Padding = 1, CountIncludePad = false)", "Dense(3)", Entropy],
        ["PoolFirst"] = ["3, 12, 12", "MaxPool2D(2)", "AveragePool2D(5, Stride = 1, Padding = 2)", "Conv2D(4)", "GlobalAveragePool", Entropy],
        ["Subsample"] = ["1, 16, 16", "Conv2D(6)", "Subsample2D(2, Down = Downsampling.Sum, Activation = Activation.Tanh)", "Subsample2D(7)", "Dense(2)", Entropy],
        ["BatchNormFirst"] = ["3, 8, 8", "BatchNorm(Momentum = 0.25, Epsilon = 0.001)", "Conv2D(4)", "Dense(2)", Entropy],
        ["BatchNormVector"] = ["12", "Dense(20, Bias = false)", "BatchNorm", "ReLU", "Dense(3)", "BatchNorm", Entropy],
        ["BatchNormTwice"] = ["3, 8, 8", "Conv2D(4)", "BatchNorm", "BatchNorm", "Tanh", "Dense(2)", Entropy],
        ["Dropouts"] = ["3, 8, 8", "Dropout(0.1)", "Conv2D(4)", "ReLU", "Dropout(0.5)", "Flatten", "Dropout(0)", "Dropout(0.25)", "Dense(2)", Entropy],
        ["Branches"] =
        [
            "3, 10, 10", "Conv2D(6, Padding = 1, Name = \"a\")", "Conv2D(10, Kernel = 5, Padding = 2, From = \"input\", Name = \"b\")", "MaxPool2D(3, Stride = 1, Padding = 1, From = \"input\", Name = \"c\")",
            "Concat(\"a\", \"b\", \"input\")", "ReLU", "Dense(4)", Entropy,
        ],
        ["SharedValue"] = ["3, 8, 8", "Conv2D(3, Padding = 1, Name = \"a\")", "ReLU", "Add(\"a\", \"a\", \"input\")", "Concat(\"a\", \"add1\")", "Dense(4)", Entropy],
        ["Softmaxes"] = ["6", "Dense(20)", "Softmax(Name = \"gate\")", "Dense(20, From = \"fc1\")", "Add(\"gate\")", "Dense(3)", Squares],
        ["Underscores"] = ["4", "Dense(4, Name = \"conv_1\")", "Dense(4, Name = \"conv1\")", "ReLU(Name = \"co_nv1\")", "ReLU(Name = \"conv1_\")", "Dense(2, Name = \"loss\")", Entropy],
    };

    private static readonly ConcurrentDictionary<string, ShapedNetwork> Networks = [];

    private static readonly ConcurrentDictionary<string, string> Texts = [];

    public static IEnumerable<string> All => Declarations.Keys;

    public static TheoryData<string> Names => [.. All];

    /// <summary>A few declarations that need every kind of kernel between them.</summary>
    public static string[] Few { get; } =
        ["LeNet", "OddChannels", "LongKernel", "Winograd", "Depthwise", "Groups", "Pools", "BatchNormVector", "Dropouts", "Branches", "Softmaxes", "Underscores", "NoParameters"];

    public static ShapedNetwork Network(string name) => Networks.GetOrAdd(name, n => Checked.Network(Declarations[n][0], Declarations[n][1..]));

    public static string Text(string name) => Texts.GetOrAdd(name, n => NetworkCompiler.Compile(Network(n), default));

    /// <summary>The class of that name, in a namespace of its own, as C# 11 writes it.</summary>
    public static string Source(string name) =>
        Harness.Network(Declarations[name][0], Declarations[name][1..]).Replace("namespace App;", $"namespace App.Of{name};", StringComparison.Ordinal)
            .Replace("class Net;", "class Net { }", StringComparison.Ordinal);
}
