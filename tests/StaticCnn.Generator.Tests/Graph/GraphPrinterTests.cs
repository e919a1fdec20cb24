using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Tests;

/// <summary>The graphs of three small networks after all passes: where one changes, the change is seen here.</summary>
public class GraphPrinterTests
{
    [Fact]
    public void Chain() => AssertGraphs(
        ["1, 6, 6", "Conv2D(4)", "ReLU", "MaxPool2D(2)", "Dense(3)", "SoftmaxCrossEntropy"],
        """
        %pool1_out: 4x2x2, %pool1_winner: 4x2x2 = Convolve[conv1](%input)
        %fc1_out: 3 = Dense[fc1](%pool1_out)
        %probabilities: 3, %loss_gradient: 3 = SoftmaxCrossEntropyLoss[loss](%fc1_out)
        Output[loss](%probabilities)
        DenseWeightGradient[fc1](%pool1_out, %loss_gradient) -> d fc1.weight
        BiasGradient[fc1](%loss_gradient) -> d fc1.bias
        %d_pool1_out_in: 4x2x2 = DenseInputGradient[fc1](%loss_gradient, %pool1_out)
        %d_conv1_out: 4x4x4 = MaxPoolGradient[pool1](%d_pool1_out_in, %pool1_winner)
        ConvolveWeightGradient[conv1](%input, %d_conv1_out) -> d conv1.weight
        BiasGradient[conv1](%d_pool1_out_in) -> d conv1.bias
        """,
        """
        %pool1_out: 4x2x2 = Convolve[conv1](%input)
        %fc1_out: 3 = Dense[fc1](%pool1_out)
        %probabilities: 3 = Softmax[loss](%fc1_out)
        Output[loss](%probabilities)
        """);

    [Fact]
    public void Residual() => AssertGraphs(
        ["4, 8", "Conv1D(4, Padding = 1, Bias = false)", "BatchNorm", "Add(\"input\")", "Tanh", "Flatten", "Dropout(0.5)", "Dense(2)", "MeanSquaredError"],
        """
        %conv1_out: 4x8 = Convolve[conv1](%input)
        %bn1_moments: 4x2x1 = BatchMoments[bn1](%conv1_out)
        %bn1_out: 4x8 = Normalize[bn1](%conv1_out, %bn1_moments)
        %input_last: 4x8 = Rearrange[input](%input)
        %add1_out: 4x8 = Add[add1](%bn1_out, %input_last)
        %tanh1_out: 4x8 = Activate[tanh1](%add1_out)
        %tanh1_out_flat: 32 = Rearrange[tanh1_out](%tanh1_out)
        %dropout1_out: 32 = Dropout[dropout1](%tanh1_out_flat)
        %fc1_out: 2 = Dense[fc1](%dropout1_out)
        %loss_gradient: 2 = MeanSquaredErrorLoss[loss](%fc1_out)
        Output[loss](%fc1_out)
        DenseWeightGradient[fc1](%dropout1_out, %loss_gradient) -> d fc1.weight
        BiasGradient[fc1](%loss_gradient) -> d fc1.bias
        %d_dropout1_out: 32 = DenseInputGradient[fc1](%loss_gradient)
        %d_tanh1_out_flat: 32 = Dropout[dropout1](%d_dropout1_out)
        %d_tanh1_out: 4x8 = Rearrange[tanh1_out](%d_tanh1_out_flat)
        %d_add1_out: 4x8 = ActivateGradient[tanh1](%tanh1_out, %d_tanh1_out)
        %bn1_sums: 4x2x1 = NormalizeParameterGradient[bn1](%conv1_out, %bn1_moments, %d_add1_out) -> d bn1.weight -> d bn1.bias
        %d_conv1_out: 4x8 = NormalizeInputGradient[bn1](%conv1_out, %bn1_moments, %d_add1_out, %bn1_sums)
        ConvolveWeightGradient[conv1](%input, %d_conv1_out) -> d conv1.weight
        """,
        """
        %conv1_out: 4x8 = Convolve[conv1](%input)
        %bn1_out: 4x8 = NormalizeByRunning[bn1](%conv1_out)
        %input_last: 4x8 = Rearrange[input](%input)
        %add1_out: 4x8 = Add[add1](%bn1_out, %input_last)
        %tanh1_out: 4x8 = Activate[tanh1](%add1_out)
        %tanh1_out_flat: 32 = Rearrange[tanh1_out](%tanh1_out)
        %fc1_out: 2 = Dense[fc1](%tanh1_out_flat)
        Output[loss](%fc1_out)
        """);

    [Fact]
    public void Branches() => AssertGraphs(
        ["6", "Dense(4, Name = \"a\")", "Softmax", "Concat(\"a\", \"a\")", "Dense(2, Bias = false)", "SoftmaxCrossEntropy"],
        """
        %input_flat: 6 = Rearrange[input](%input)
        %a_out: 4 = Dense[a](%input_flat)
        %softmax1_out: 4 = Softmax[softmax1](%a_out)
        %concat1_out: 12 = Concat[concat1](%softmax1_out, %a_out, %a_out)
        %fc2_out: 2 = Dense[fc2](%concat1_out)
        %probabilities: 2, %loss_gradient: 2 = SoftmaxCrossEntropyLoss[loss](%fc2_out)
        Output[loss](%probabilities)
        DenseWeightGradient[fc2](%concat1_out, %loss_gradient) -> d fc2.weight
        %d_concat1_out: 12 = DenseInputGradient[fc2](%loss_gradient)
        %d_softmax1_out: 4 = SliceChannels[concat1](%d_concat1_out)
        %d_a_out: 4 = SliceChannels[concat1](%d_concat1_out)
        %d_a_out: 4 = SliceChannels[concat1](%d_concat1_out)
        %d_a_out: 4 = SoftmaxGradient[softmax1](%softmax1_out, %d_softmax1_out)
        %d_a_out: 4 = Add[a_out](%d_a_out, %d_a_out, %d_a_out)
        DenseWeightGradient[a](%input_flat, %d_a_out) -> d a.weight
        BiasGradient[a](%d_a_out) -> d a.bias
        """,
        """
        %input_flat: 6 = Rearrange[input](%input)
        %a_out: 4 = Dense[a](%input_flat)
        %softmax1_out: 4 = Softmax[softmax1](%a_out)
        %concat1_out: 12 = Concat[concat1](%softmax1_out, %a_out, %a_out)
        %fc2_out: 2 = Dense[fc2](%concat1_out)
        %probabilities: 2 = Softmax[loss](%fc2_out)
        Output[loss](%probabilities)
        """);

    private static void AssertGraphs(string[] declaration, string training, string inference)
    {
        var network = Checked.Network(declaration[0], declaration[1..]);
        Assert.Equal(training + "\n", GraphPrinter.Print(NetworkCompiler.TrainingGraph(network, default)));
        Assert.Equal(inference + "\n", GraphPrinter.Print(NetworkCompiler.InferenceGraph(network, default)));
    }
}
