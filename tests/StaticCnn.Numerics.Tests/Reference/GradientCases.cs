namespace StaticCnn.Numerics.Tests;

/// <summary>Small declarations for finite differences: every layer alone and many arguments of it, and combinations.</summary>
internal static class GradientCases
{
    private static readonly LossAttribute Squared = new MeanSquaredErrorAttribute();
    private static readonly LossAttribute CrossEntropy = new SoftmaxCrossEntropyAttribute();

    /// <summary>The attributes of every case by its name.</summary>
    public static IReadOnlyDictionary<string, Attribute[]> All { get; } = new Dictionary<string, Attribute[]>
    {
        ["conv2d"] = Over([2, 5, 6], new Conv2DAttribute(3)),
        ["conv2d 1x1"] = Over([3, 4, 3], new Conv2DAttribute(2) { Kernel = 1 }),
        ["conv2d as large as the input"] = Over([2, 5, 4], new Conv2DAttribute(3) { KernelHeight = 5, KernelWidth = 4 }),
        ["conv2d without bias"] = Over([2, 5, 6], new Conv2DAttribute(3) { Bias = false }),
        ["conv2d stride 2"] = Over([2, 7, 8], new Conv2DAttribute(3) { Stride = 2 }),
        ["conv2d stride 3 beyond the kernel"] = Over([2, 9, 10], new Conv2DAttribute(2) { Kernel = 2, Stride = 3 }),
        ["conv2d padding 2"] = Over([2, 4, 5], new Conv2DAttribute(3) { Padding = 2 }),
        ["conv2d padding beyond the kernel"] = Over([1, 3, 3], new Conv2DAttribute(2) { Kernel = 2, Padding = 3 }),
        ["conv2d dilation 2"] = Over([2, 7, 9], new Conv2DAttribute(2) { Dilation = 2 }),
        ["conv2d groups"] = Over([4, 5, 5], new Conv2DAttribute(6) { Groups = 2 }),
        ["conv2d depthwise"] = Over([3, 5, 5], new Conv2DAttribute(3) { Groups = 3, Padding = 1 }),
        ["conv2d depthwise with multiplier"] = Over([3, 5, 4], new Conv2DAttribute(6) { Groups = 3 }),
        ["conv2d by axis"] = Over([2, 11, 9], new Conv2DAttribute(3)
        {
            KernelHeight = 4, KernelWidth = 2, StrideHeight = 1, StrideWidth = 3, PaddingHeight = 2, PaddingWidth = 1, DilationHeight = 2, DilationWidth = 3,
        }),
        ["conv2d same"] = Over([2, 5, 6], new Conv2DAttribute(3) { Padding = Padding.Same }),
        ["conv2d same, even kernel"] = Over([2, 5, 6], new Conv2DAttribute(3) { Kernel = 4, Padding = Padding.Same }),
        ["conv2d same, stride 2"] = Over([2, 5, 6], new Conv2DAttribute(3) { Kernel = 5, Stride = 2, Padding = Padding.Same }),
        ["conv2d same, dilation 2, stride 3"] = Over([1, 7, 8], new Conv2DAttribute(2) { Dilation = 2, Stride = 3, Padding = Padding.Same }),
        ["conv2d same, kernel 1, stride 2"] = Over([2, 5, 6], new Conv2DAttribute(3) { Kernel = 1, Stride = 2, Padding = Padding.Same }),
        ["conv2d everything"] = Over([4, 11, 12], new Conv2DAttribute(6) { Kernel = 3, Stride = 2, Padding = 3, Dilation = 2, Groups = 2 }),
        ["conv1d"] = Over([2, 9], new Conv1DAttribute(3)),
        ["conv1d everything"] = Over([4, 17], new Conv1DAttribute(6) { Kernel = 4, Stride = 3, Padding = 2, Dilation = 2, Groups = 2, Bias = false }),
        ["conv1d same"] = Over([2, 10], new Conv1DAttribute(3) { Kernel = 4, Stride = 3, Padding = Padding.Same }),
        ["maxpool2d"] = Over([2, 5, 6], new MaxPool2DAttribute(2)),
        ["maxpool2d overlapping, padded"] = Over([2, 7, 6], new MaxPool2DAttribute(3) { Stride = 2, Padding = 1 }),
        ["maxpool2d by axis"] = Over([2, 7, 8], new MaxPool2DAttribute(2) { KernelWidth = 4, StrideHeight = 1, PaddingHeight = 1 }),
        ["maxpool1d"] = Over([3, 11], new MaxPool1DAttribute(3) { Stride = 2, Padding = 1 }),
        ["averagepool2d"] = Over([2, 5, 6], new AveragePool2DAttribute(2)),
        ["averagepool2d with padding"] = Over([2, 7, 6], new AveragePool2DAttribute(3) { Stride = 2, Padding = 1 }),
        ["averagepool2d without padding in the mean"] = Over([2, 7, 6], new AveragePool2DAttribute(3) { Stride = 2, Padding = 1, CountIncludePad = false }),
        ["averagepool2d by axis"] = Over([2, 7, 8], new AveragePool2DAttribute(2) { KernelHeight = 4, StrideWidth = 1, PaddingHeight = 2, CountIncludePad = false }),
        ["averagepool1d"] = Over([3, 11], new AveragePool1DAttribute(4) { Stride = 3, Padding = 2 }),
        ["globalaveragepool of an image"] = Over([3, 4, 5], new GlobalAveragePoolAttribute()),
        ["globalaveragepool of a sequence"] = Over([3, 7], new GlobalAveragePoolAttribute()),
        ["subsample2d mean"] = Over([3, 5, 6], new Subsample2DAttribute(2)),
        ["subsample2d sum, tanh"] = Over([3, 7, 6], new Subsample2DAttribute(3) { Down = Downsampling.Sum, Activation = Activation.Tanh }),
        ["subsample2d sigmoid"] = Over([2, 4, 4], new Subsample2DAttribute(2) { Activation = Activation.Sigmoid }),
        ["subsample2d relu"] = Over([2, 4, 4], new Subsample2DAttribute(2) { Activation = Activation.ReLU }),
        ["dense over an image"] = Over([2, 3, 4], new DenseAttribute(5)),
        ["dense without bias"] = Over([7], new DenseAttribute(4) { Bias = false }),
        ["flatten"] = Over([2, 3, 4], new FlattenAttribute()),
        ["batchnorm of an image"] = Over([3, 4, 3], new BatchNormAttribute()),
        ["batchnorm of a sequence"] = Over([3, 5], new BatchNormAttribute { Epsilon = 0.1, Momentum = 0.3 }),
        ["batchnorm of features"] = Over([6], new BatchNormAttribute()),
        ["dropout"] = Over([3, 4, 5], new DropoutAttribute(0.4)),
        ["relu"] = Over([3, 4, 5], new ReLUAttribute()),
        ["leakyrelu"] = Over([3, 4, 5], new LeakyReLUAttribute { Slope = 0.3 }),
        ["sigmoid"] = Over([3, 4, 5], new SigmoidAttribute()),
        ["tanh"] = Over([3, 4, 5], new TanhAttribute()),
        ["softmax of an image"] = Over([3, 4, 5], new SoftmaxAttribute()),
        ["softmax of features"] = Over([7], new SoftmaxAttribute()),
        ["softmax with cross-entropy"] = [new NetworkAttribute(6), new DenseAttribute(4), CrossEntropy],
        ["add the input to itself"] = Over([2, 3, 3], new TanhAttribute { Name = "a" }, new AddAttribute("a")),
        ["add three"] = Over([2, 3, 3], new TanhAttribute { Name = "a" }, new SigmoidAttribute(), new AddAttribute("a", "input")),
        ["concat"] = Over([2, 3, 3], new Conv2DAttribute(3) { Kernel = 1, Name = "a" }, new TanhAttribute(), new ConcatAttribute("input", "a")),
        ["concat of features"] = Over([4], new DenseAttribute(3), new ConcatAttribute("input")),
        ["concat of a sequence, twice the same"] = Over([2, 5], new TanhAttribute { Name = "a" }, new ConcatAttribute("a", "input", "a")),
        ["value read by nobody"] = Over([4], new DenseAttribute(3), new DenseAttribute(2) { From = "input" }),
        ["lenet"] = [new NetworkAttribute(1, 12, 11), new Conv2DAttribute(3), new TanhAttribute(),
            new Subsample2DAttribute(2) { Activation = Activation.Tanh }, new Conv2DAttribute(4), new TanhAttribute(),
            new Subsample2DAttribute(2) { Activation = Activation.Sigmoid }, new DenseAttribute(3), CrossEntropy],
        ["convolutions with maxima"] = [new NetworkAttribute(2, 11, 12), new Conv2DAttribute(4), new ReLUAttribute(), new MaxPool2DAttribute(2),
            new Conv2DAttribute(3) { Kernel = 2, Padding = 1 }, new LeakyReLUAttribute(), new MaxPool2DAttribute(3) { Stride = 2 },
            new DenseAttribute(4), CrossEntropy],
        ["residual block"] = [new NetworkAttribute(2, 6, 5), new Conv2DAttribute(4) { Padding = 1, Bias = false }, new BatchNormAttribute(),
            new TanhAttribute { Name = "stem" }, new Conv2DAttribute(6) { Stride = 2, Padding = 1, Bias = false }, new BatchNormAttribute { Name = "main" },
            new Conv2DAttribute(6) { Kernel = 1, Stride = 2, From = "stem" }, new BatchNormAttribute(), new AddAttribute("main"),
            new SigmoidAttribute(), new GlobalAveragePoolAttribute(), new DropoutAttribute(0.25), new DenseAttribute(3), CrossEntropy],
        ["sequence"] = [new NetworkAttribute(2, 19), new Conv1DAttribute(4) { Dilation = 2 }, new BatchNormAttribute(), new ReLUAttribute(),
            new MaxPool1DAttribute(2), new Conv1DAttribute(6) { Groups = 2 }, new TanhAttribute(), new AveragePool1DAttribute(2), new DenseAttribute(3), CrossEntropy],
    };

    private static Attribute[] Over(int[] shape, params LayerAttribute[] layers) => [new NetworkAttribute(shape), .. layers, Squared];
}
