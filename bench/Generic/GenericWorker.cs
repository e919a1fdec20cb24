using StaticCnn.Bench.Description;

namespace StaticCnn.Bench.Generic;

/// <summary>One worker of a generic network: its own layers, activations and gradients, for its part of the batch.</summary>
internal sealed class GenericWorker
{
    private readonly GenericLayer[] layers;
    private readonly float[][] values;
    private readonly float[][] valueGradients;
    private readonly int inputLength;
    private readonly int outputLength;

    public GenericWorker(NetworkDescription network, bool matrices, int samples)
    {
        layers = GenericLayers.Of(network, matrices, samples);
        values = [.. layers.Select(l => new float[samples * l.OutputLength])];
        valueGradients = [.. layers.Select(l => new float[samples * l.OutputLength])];
        Gradients = new float[layers.Sum(l => l.ParameterLength)];
        (inputLength, outputLength) = (layers[0].InputLength, layers[^1].OutputLength);
    }

    /// <summary>The gradients of the worker's samples.</summary>
    public float[] Gradients { get; }

    /// <summary>The sum of the losses of the worker's samples.</summary>
    public double Loss { get; private set; }

    /// <summary>Probabilities of the samples from <paramref name="first"/> on.</summary>
    public void Predict(float[] inputs, float[] parameters, float[] outputs, int first, int samples)
    {
        Forward(inputs.AsSpan(first * inputLength, samples * inputLength), parameters, samples);
        for (var s = 0; s < samples; s++)
        {
            var to = outputs.AsSpan((first + s) * outputLength, outputLength);
            Softmax(values[^1].AsSpan(s * outputLength, outputLength), to);
        }
    }

    /// <summary>Loss and gradients of the samples from <paramref name="first"/> on, the gradients divided by the batch size.</summary>
    public void Train(float[] inputs, int[] labels, float[] parameters, int first, int samples, int batch)
    {
        Array.Clear(Gradients);
        var x = inputs.AsSpan(first * inputLength, samples * inputLength);
        Forward(x, parameters, samples);
        Loss = 0;
        for (var s = 0; s < samples; s++)
        {
            var gradient = valueGradients[^1].AsSpan(s * outputLength, outputLength);
            Softmax(values[^1].AsSpan(s * outputLength, outputLength), gradient);
            var label = labels[first + s];
            Loss -= Math.Log(gradient[label]);
            gradient[label] -= 1;
            foreach (ref var g in gradient) g /= batch;
        }

        var offset = Gradients.Length;
        for (var l = layers.Length - 1; l >= 0; l--)
        {
            var length = layers[l].ParameterLength;
            offset -= length;
            layers[l].Backward(
                l == 0 ? x : values[l - 1],
                values[l],
                valueGradients[l],
                parameters.AsSpan(offset, length),
                Gradients.AsSpan(offset, length),
                l == 0 ? [] : valueGradients[l - 1].AsSpan(0, samples * layers[l].InputLength),
                samples);
        }
    }

    private void Forward(ReadOnlySpan<float> x, float[] parameters, int samples)
    {
        var offset = 0;
        for (var l = 0; l < layers.Length; l++)
        {
            layers[l].Forward(l == 0 ? x : values[l - 1], parameters.AsSpan(offset, layers[l].ParameterLength), values[l], samples);
            offset += layers[l].ParameterLength;
        }
    }

    private static void Softmax(ReadOnlySpan<float> x, Span<float> y)
    {
        var largest = float.NegativeInfinity;
        foreach (var value in x) largest = Math.Max(largest, value);
        float sum = 0;
        for (var i = 0; i < x.Length; i++) sum += y[i] = MathF.Exp(x[i] - largest);
        for (var i = 0; i < x.Length; i++) y[i] /= sum;
    }
}
