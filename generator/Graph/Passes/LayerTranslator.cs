namespace StaticCnn.Generator.Graph.Passes;

/// <summary>Translates one network's layers, one method per kind of layer.</summary>
internal sealed class LayerTranslator(ShapedNetwork network, GraphPurpose purpose)
{
    private readonly GraphBuilder graph = new();
    private readonly List<int> valueOfLayer = [];
    private readonly HashSet<int> flattened = [];
    private readonly Dictionary<int, int> rearranged = [];
    private int dropouts;

    private bool IsTraining => purpose == GraphPurpose.Training;

    public NetworkGraph Translate()
    {
        graph.AddValue("input", network.Input, ValueScope.Input);
        valueOfLayer.Add(BuildGraph.InputValue);
        foreach (var layer in network.Layers) valueOfLayer.Add(Translate(layer));
        AddLoss(Read(valueOfLayer.Count - 1));
        return graph.ToGraph();
    }

    private int Translate(Layer layer) => layer switch
    {
        ConvolutionLayer convolution => Convolution(convolution),
        PoolLayer pool => Pool(pool),
        SubsampleLayer subsample => Subsample(subsample),
        DenseLayer dense => Dense(dense),
        FlattenLayer flatten => Flatten(flatten),
        ActivationLayer activation => Activation(layer.Name, Read(layer.Inputs[0]), activation.Activation, activation.Slope),
        SoftmaxLayer => Define(layer, y => new Softmax(layer.Name, Read(layer.Inputs[0]), y)),
        BatchNormLayer normalization => BatchNorm(normalization),
        DropoutLayer dropout => Dropout(dropout),
        AddLayer => Define(layer, y => new Add(layer.Name, [.. layer.Inputs.Select(Read)], y, IsGradient: false)),
        ConcatLayer => Define(layer, y => new Concat(layer.Name, [.. layer.Inputs.Select(Read)], y)),
        _ => throw new InvalidOperationException($"Layer kind {layer.GetType().Name} has no translation."),
    };

    private int Convolution(ConvolutionLayer layer)
    {
        var input = InputShape(layer);
        var channelsPerGroup = input.Channels / layer.Groups;
        var fanIn = channelsPerGroup * layer.Window.Taps;
        var weight = graph.AddTensor(
            layer.Name + ".weight",
            TensorRole.Weight,
            input.Rank == 2
                ? [layer.Output.Channels, channelsPerGroup, layer.Window.X.Kernel]
                : [layer.Output.Channels, channelsPerGroup, layer.Window.Y.Kernel, layer.Window.X.Kernel],
            layer.Initializer,
            fanIn,
            layer.Output.Channels * layer.Window.Taps);
        var bias = layer.Bias ? Bias(layer, fanIn) : None.Id;
        if (BuildGraph.GroupsFillVectors(layer.Groups, input.Channels, layer.Output.Channels))
        {
            // Convolutions read the input where the caller has it.
            var x = ReadAnywhere(layer.Inputs[0]);
            return Define(layer, y => new Convolve(layer.Name, x, y, weight, bias, layer.Window, layer.Groups));
        }

        var spread = Read(layer.Inputs[0]);
        if (channelsPerGroup > 1 || layer.Output.Channels != input.Channels)
        {
            var lanes = Lanes.RoundUp(layer.Output.Channels);
            var wide = graph.AddValue(layer.Name + "_spread", input with { Channels = channelsPerGroup * lanes });
            graph.Add(new SpreadGroups(layer.Name, spread, wide, layer.Groups, channelsPerGroup, layer.Output.Channels));
            spread = wide;
        }

        return Define(layer, y => new LanewiseConvolve(layer.Name, spread, y, weight, bias, layer.Window, channelsPerGroup));
    }

    private int Pool(PoolLayer layer)
    {
        var x = Read(layer.Inputs[0]);
        if (layer.Pool == PoolKind.Average)
        {
            var divisor = layer.CountIncludePad ? AverageDivisor.Taps : AverageDivisor.ValidTaps;
            return Define(layer, y => new AveragePool(layer.Name, x, y, layer.Window, divisor));
        }

        var winner = IsTraining ? graph.AddValue(layer.Name + "_winner", layer.Output) : None.Id;
        return Define(layer, y => new MaxPool(layer.Name, x, y, winner, layer.Window));
    }

    private int Subsample(SubsampleLayer layer)
    {
        var down = graph.AddValue(layer.Name + "_down", layer.Output);
        var x = Read(layer.Inputs[0]);
        var divisor = layer.Sum ? AverageDivisor.One : AverageDivisor.Taps;
        graph.Add(new AveragePool(layer.Name, x, down, layer.Window, divisor));
        var scale = graph.AddTensor(layer.Name + ".scale", TensorRole.Scale, [layer.Output.Channels]);
        var shift = graph.AddTensor(layer.Name + ".shift", TensorRole.Shift, [layer.Output.Channels]);
        var affine = Define(layer, y => new ScaleShift(layer.Name, down, y, scale, shift));
        return layer.Activation == ActivationKind.None ? affine : Activation(layer.Name, affine, layer.Activation, slope: 0);
    }

    private int Dense(DenseLayer layer)
    {
        var x = ReadForDense(layer.Inputs[0]);
        var features = graph.ShapeOf(x).Count;
        var weight = graph.AddTensor(
            layer.Name + ".weight", TensorRole.Weight, [layer.Output.Channels, features], layer.Initializer, features, layer.Output.Channels);
        var bias = layer.Bias ? Bias(layer, features) : None.Id;
        return Define(layer, y => new Dense(layer.Name, x, y, weight, bias));
    }

    /// <summary>Flattening moves nothing where a dense layer reads it; other readers get a copy, made when the first one asks.</summary>
    private int Flatten(FlattenLayer layer)
    {
        var source = valueOfLayer[layer.Inputs[0]];
        if (graph.ShapeOf(source).Positions > 1) flattened.Add(valueOfLayer.Count);
        return source;
    }

    private int Activation(string layer, int x, ActivationKind kind, double slope)
    {
        var y = graph.AddValue(layer + "_out", graph.ShapeOf(x));
        graph.Add(new Activate(layer, x, y, kind, slope));
        return y;
    }

    private int BatchNorm(BatchNormLayer layer)
    {
        var x = Read(layer.Inputs[0]);
        ImmutableArray<int> channels = [layer.Output.Channels];
        var gamma = graph.AddTensor(layer.Name + ".weight", TensorRole.Scale, channels);
        var beta = graph.AddTensor(layer.Name + ".bias", TensorRole.Shift, channels);
        var mean = graph.AddTensor(layer.Name + ".running_mean", TensorRole.RunningMean, channels);
        var variance = graph.AddTensor(layer.Name + ".running_var", TensorRole.RunningVariance, channels);
        if (!IsTraining)
            return Define(layer, y => new NormalizeByRunning(layer.Name, x, y, gamma, beta, mean, variance, layer.Epsilon));
        var moments = graph.AddValue(layer.Name + "_moments", new(layer.Output.Channels, 2, 1, 3), ValueScope.Batch);
        graph.Add(new BatchMoments(layer.Name, x, moments, mean, variance, layer.Epsilon, layer.Momentum));
        return Define(layer, y => new Normalize(layer.Name, x, moments, y, gamma, beta));
    }

    private int Dropout(DropoutLayer layer)
    {
        var x = Read(layer.Inputs[0]);
        var stream = dropouts++;
        if (!IsTraining || layer.Rate == 0) return x;
        return Define(layer, y => new Dropout(layer.Name, x, y, layer.Rate, stream, IsGradient: false));
    }

    private void AddLoss(int x)
    {
        const string name = "loss";
        var shape = graph.ShapeOf(x);
        if (!IsTraining)
        {
            var output = x;
            if (network.Loss == LossKind.SoftmaxCrossEntropy)
            {
                output = graph.AddValue("probabilities", shape);
                graph.Add(new Softmax(name, x, output));
            }

            graph.Add(new Output(name, output));
            return;
        }

        var dx = graph.AddValue("loss_gradient", shape);
        if (network.Loss == LossKind.SoftmaxCrossEntropy)
        {
            var probabilities = graph.AddValue("probabilities", shape);
            graph.Add(new SoftmaxCrossEntropyLoss(name, x, probabilities, dx));
            graph.Add(new Output(name, probabilities));
        }
        else
        {
            graph.Add(new MeanSquaredErrorLoss(name, x, dx));
            graph.Add(new Output(name, x));
        }
    }

    private int Define(Layer layer, Func<int, Operation> operation)
    {
        var y = graph.AddValue(layer.Name + "_out", layer.Output);
        graph.Add(operation(y));
        return y;
    }

    private int Bias(Layer layer, int fanIn) =>
        graph.AddTensor(layer.Name + ".bias", TensorRole.Bias, [layer.Output.Channels], fanIn: fanIn);

    private Shape InputShape(Layer layer) => graph.ShapeOf(Read(layer.Inputs[0], copyInput: false));

    /// <summary>A value in channels-last storage, flattened if the layer flattened it.</summary>
    private int Read(int layerValue) => Read(layerValue, copyInput: true);

    /// <summary>A value wherever it is stored: for operations whose kernels take any storage.</summary>
    private int ReadAnywhere(int layerValue) => Read(layerValue, copyInput: false);

    private int Read(int layerValue, bool copyInput)
    {
        var value = valueOfLayer[layerValue];
        if (flattened.Contains(layerValue)) return Rearranged(value, Flat(graph.ShapeOf(value)));
        return value == BuildGraph.InputValue && copyInput ? Rearranged(value, graph.ShapeOf(value)) : value;
    }

    /// <summary>Dense layers take any storage without padding inside: an input only if its length fills vectors.</summary>
    private int ReadForDense(int layerValue)
    {
        var value = valueOfLayer[layerValue];
        var shape = graph.ShapeOf(value);
        return value == BuildGraph.InputValue && shape.Count % Lanes.Count != 0 ? Rearranged(value, Flat(shape)) : value;
    }

    private int Rearranged(int value, Shape shape)
    {
        var key = (value * 2) + (shape.Positions == 1 ? 1 : 0);
        if (rearranged.TryGetValue(key, out var copy)) return copy;
        copy = graph.AddValue(graph.NameOf(value) + (shape.Positions == 1 ? "_flat" : "_last"), shape);
        graph.Add(new Rearrange(graph.NameOf(value), value, copy, IsGradient: false));
        rearranged.Add(key, copy);
        return copy;
    }

    private static Shape Flat(Shape shape) => new(shape.Count, 1, 1, 1);
}
