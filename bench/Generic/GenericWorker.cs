using StaticCnn.Bench.Description;

namespace StaticCnn.Bench.Generic;

/// <summary>One worker of a generic network: its own layers, activations and gradients, for its part of the batch.</summary>
internal sealed class GenericWorker
{
    private readonly GenericNode[] nodes;
    private readonly float[][] values;
    private readonly float[][] valueGradients;
    private readonly bool[] hasGradient;
    private readonly float[] scratch;
    private readonly Elementwise math;
    private readonly int inputLength;
    private readonly int outputLength;

    public GenericWorker(NetworkDescription network, bool matrices, bool training, int samples)
    {
        nodes = GenericLayers.Of(network, matrices, training, samples);
        values = [.. nodes.Select(n => new float[samples * n.Layer.OutputLength])];
        valueGradients = [.. nodes.Select(n => new float[samples * n.Layer.OutputLength])];
        hasGradient = new bool[nodes.Length];
        scratch = new float[samples * nodes.Max(n => n.Layer.InputLength)];
        math = new(matrices);
        Gradients = new float[nodes.Sum(n => n.Layer.ParameterLength)];
        (inputLength, outputLength) = (nodes[0].Layer.InputLength, nodes[^1].Layer.OutputLength);
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

        Backward(x, parameters, samples);
    }

    private void Forward(ReadOnlySpan<float> x, float[] parameters, int samples)
    {
        var offset = 0;
        for (var n = 0; n < nodes.Length; n++)
        {
            var (layer, sources) = nodes[n];
            layer.Forward(sources[0] == GenericNode.Input ? x : values[sources[0]], parameters.AsSpan(offset, layer.ParameterLength), values[n], samples);
            foreach (var other in sources.AsSpan(1)) math.Add(values[other].AsSpan(0, samples * layer.OutputLength), values[n]);
            offset += layer.ParameterLength;
        }
    }

    private void Backward(ReadOnlySpan<float> x, float[] parameters, int samples)
    {
        Array.Clear(hasGradient);
        var offset = Gradients.Length;
        for (var n = nodes.Length - 1; n >= 0; n--)
        {
            var (layer, sources) = nodes[n];
            var (source, length) = (sources[0], layer.ParameterLength);
            offset -= length;
            // A value that is read twice has its gradients added.
            var isFurther = source != GenericNode.Input && hasGradient[source];
            var dx = source == GenericNode.Input ? [] : (isFurther ? scratch : valueGradients[source]).AsSpan(0, samples * layer.InputLength);
            layer.Backward(
                source == GenericNode.Input ? x : values[source],
                values[n],
                valueGradients[n],
                parameters.AsSpan(offset, length),
                Gradients.AsSpan(offset, length),
                dx,
                samples);
            if (isFurther) math.Add(dx, valueGradients[source]);
            if (source != GenericNode.Input) hasGradient[source] = true;
            foreach (var other in sources.AsSpan(1)) AddGradient(other, valueGradients[n].AsSpan(0, samples * layer.OutputLength));
        }
    }

    private void AddGradient(int node, ReadOnlySpan<float> gradient)
    {
        if (hasGradient[node]) math.Add(gradient, valueGradients[node]);
        else gradient.CopyTo(valueGradients[node]);
        hasGradient[node] = true;
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
