using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

/// <summary>Operations to kernels: for each, the geometry as numbers. One method per kind of operation.</summary>
internal static class LowerOperations
{
    public static LoweredGraph Run(NetworkGraph graph, UnrollKind unroll)
    {
        var context = new LoweringContext(graph);
        var operations = graph.Operations.Select(o => new LoweredOperation(o, [.. Lower(o, context).Select(k => k with { Unroll = unroll })])).ToImmutableArray();
        return new(graph, operations, context.PackedTensors(), context.Derivations);
    }

    private static ImmutableArray<Kernel> Lower(Operation operation, LoweringContext c) => operation switch
    {
        Convolve o => LowerConvolution.Forward(o, c),
        ConvolveInputGradient o => LowerConvolution.InputGradient(o, c),
        ConvolveWeightGradient o => LowerConvolution.WeightGradient(o, c),
        LanewiseConvolve o => LowerLanewise.Forward(o, c),
        LanewiseInputGradient o => LowerLanewise.InputGradient(o, c),
        LanewiseWeightGradient o => LowerLanewise.WeightGradient(o, c),
        SpreadGroups o => LowerLanewise.Spread(o, c),
        GatherGroups o => LowerLanewise.Gather(o, c),
        Dense o => LowerDense.Forward(o, c),
        DenseInputGradient o => LowerDense.InputGradient(o, c),
        DenseWeightGradient o => LowerDense.WeightGradient(o, c),
        MaxPool o => LowerPooling.Max(o, c),
        MaxPoolGradient o => LowerPooling.MaxGradient(o, c),
        AveragePool o => LowerPooling.Average(o, c),
        AveragePoolGradient o => LowerPooling.AverageGradient(o, c),
        Dropout o => LowerElementwise.Dropout(o, c),
        Pointwise o => LowerPointwise.Run(o, c),
        BatchMoments o => LowerNormalization.Moments(o, c),
        Softmax o => LowerLosses.Softmax(o, c),
        SoftmaxGradient o => LowerLosses.SoftmaxGradient(o, c),
        SoftmaxCrossEntropyLoss o => LowerLosses.CrossEntropy(o, c),
        MeanSquaredErrorLoss o => LowerLosses.SquaredError(o, c),
        Output o => LowerRearranging.Output(o, c),
        Rearrange o => LowerRearranging.Rearrange(o, c),
        Concat o => LowerRearranging.Concat(o, c),
        SliceChannels o => LowerRearranging.Slice(o, c),
        _ => throw new InvalidOperationException($"Operation {operation.GetType().Name} has no kernel."),
    };
}
