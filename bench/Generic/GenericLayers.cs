using StaticCnn.Bench.Description;

namespace StaticCnn.Bench.Generic;

/// <summary>Makes the layers of a plain chain, in either of the two ways.</summary>
internal static class GenericLayers
{
    /// <summary>The layers for one worker.</summary>
    /// <param name="network">A plain chain.</param>
    /// <param name="matrices">Matrix products and vectors; else plain loops.</param>
    /// <param name="samples">The most samples that the worker takes.</param>
    public static GenericLayer[] Of(NetworkDescription network, bool matrices, int samples)
    {
        var shape = network.InputShape;
        // (channels, length) is (channels, 1, length).
        var (channels, height, width) = shape.Length == 3 ? (shape[0], shape[1], shape[2]) : (shape[0], 1, shape[1]);
        var isSequence = shape.Length == 2;
        var product = new MatrixProduct();
        var layers = new List<GenericLayer>();
        foreach (var l in network.Layers)
        {
            var length = channels * height * width;
            if (l.Kind == "ReLU")
            {
                layers.Add(new ReLU(matrices) { InputLength = length, OutputLength = length });
            }
            else if (l.Kind == "Dense")
            {
                layers.Add(matrices
                    ? new MatrixDense(product) { InputLength = length, OutputLength = l.Units }
                    : new LoopDense { InputLength = length, OutputLength = l.Units });
                (channels, height, width) = (l.Units, 1, 1);
            }
            else
            {
                var window = new Window(
                    channels, height, width, isSequence ? 1 : l.Kernel, l.Kernel, l.Stride, isSequence ? 0 : l.Padding, l.Padding);
                if (l.Kind == "Conv") channels = l.Units;
                var output = channels * window.Positions;
                layers.Add(l.Kind == "MaxPool" ? new MaxPool(window, samples) { InputLength = length, OutputLength = output }
                    : matrices ? new MatrixConvolution(window, l.Units, product) { InputLength = length, OutputLength = output }
                    : new LoopConvolution(window, l.Units) { InputLength = length, OutputLength = output });
                (height, width) = (window.OutputHeight, window.OutputWidth);
            }
        }

        return [.. layers];
    }
}
