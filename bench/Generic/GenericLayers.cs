using StaticCnn.Bench.Description;

namespace StaticCnn.Bench.Generic;

/// <summary>Makes the layers of a network, in either of the two ways.</summary>
internal sealed class GenericLayers
{
    private readonly bool matrices;
    private readonly bool training;
    private readonly bool isSequence;
    private readonly int samples;
    private readonly MatrixProduct product = new();
    private readonly Elementwise math;

    private GenericLayers(NetworkDescription network, bool matrices, bool training, int samples)
    {
        (this.matrices, this.training, this.samples) = (matrices, training, samples);
        isSequence = network.InputShape.Length == 2;
        math = new(matrices);
    }

    /// <summary>The layers for one worker.</summary>
    /// <param name="network">The declaration.</param>
    /// <param name="matrices">Matrix products and vectors; else plain loops.</param>
    /// <param name="training">Whether batch normalisation takes the batch's statistics.</param>
    /// <param name="samples">The most samples that the worker takes.</param>
    public static GenericNode[] Of(NetworkDescription network, bool matrices, bool training, int samples)
    {
        var maker = new GenericLayers(network, matrices, training, samples);
        var shape = network.InputShape;
        // (channels, length) is (channels, 1, length).
        var input = shape.Length == 3 ? new Map(shape[0], shape[1], shape[2]) : new Map(shape[0], 1, shape[1]);
        var nodes = new List<GenericNode>();
        var maps = new List<Map>();
        var numbers = new Dictionary<string, int>();
        foreach (var l in network.Layers)
        {
            var source = l.From is null ? nodes.Count - 1 : numbers[l.From];
            var (layer, output) = maker.Layer(l, source == GenericNode.Input ? input : maps[source]);
            numbers[l.Name] = nodes.Count;
            nodes.Add(new(layer, [source, .. l.With.Select(w => numbers[w])]));
            maps.Add(output);
        }

        return [.. nodes];
    }

    private (GenericLayer Layer, Map Output) Layer(LayerDescription l, Map x)
    {
        var same = x.Length;
        switch (l.Kind)
        {
            case "ReLU": return (new ReLU(matrices) { InputLength = same, OutputLength = same }, x);
            case "Add": return (new Copy { InputLength = same, OutputLength = same }, x);
            case "BatchNorm":
                return (new BatchNormalization(x.Channels, x.Positions, (float)l.Epsilon, training, math) { InputLength = same, OutputLength = same }, x);
            case "GlobalAveragePool":
                return (new GlobalAverage(x.Positions, math) { InputLength = same, OutputLength = x.Channels }, new(x.Channels, 1, 1));
            case "Dense":
                GenericLayer dense = matrices
                    ? new MatrixDense(product) { InputLength = same, OutputLength = l.Units }
                    : new LoopDense { InputLength = same, OutputLength = l.Units };
                return (dense, new(l.Units, 1, 1));
        }

        var window = new Window(
            x.Channels / l.Groups, x.Height, x.Width, isSequence ? 1 : l.Kernel, l.Kernel, l.Stride, isSequence ? 0 : l.Padding, l.Padding);
        var y = new Map(l.Kind == "Conv" ? l.Units : x.Channels, window.OutputHeight, window.OutputWidth);
        if (l.Kind == "MaxPool") return (new MaxPool(window, samples) { InputLength = same, OutputLength = y.Length }, y);
        if (l.Groups == 1) return (Convolution(window, l.Units, l.Bias), y);
        var grouped = new GroupedConvolution(Convolution(window, l.Units / l.Groups, bias: false), l.Groups, l.Units, math)
        {
            InputLength = same, OutputLength = y.Length,
        };
        return (grouped, y);
    }

    private GenericLayer Convolution(Window window, int filters, bool bias)
    {
        var output = filters * window.Positions;
        return matrices
            ? new MatrixConvolution(window, filters, bias, product) { InputLength = window.InputLength, OutputLength = output }
            : new LoopConvolution(window, filters, bias) { InputLength = window.InputLength, OutputLength = output };
    }

    /// <summary>The shape of a value of one sample.</summary>
    private readonly record struct Map(int Channels, int Height, int Width)
    {
        public int Positions => Height * Width;

        public int Length => Channels * Positions;
    }
}
