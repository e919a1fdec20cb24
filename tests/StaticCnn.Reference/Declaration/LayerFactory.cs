using StaticCnn.Reference.Layers;

namespace StaticCnn.Reference.Declaration;

/// <summary>From an attribute and the shapes that it reads to a layer.</summary>
internal static class LayerFactory
{
    public static Layer Create(string name, ValueShape[] inputs, LayerAttribute attribute)
    {
        var input = inputs[0];
        CheckRank(name, input, attribute);
        return attribute switch
        {
            Conv1DAttribute a => Convolution.Create(name, input, a),
            Conv2DAttribute a => Convolution.Create(name, input, a),
            MaxPool1DAttribute a => new MaxPool(name, input, Window.Of(a, input)),
            MaxPool2DAttribute a => new MaxPool(name, input, Window.Of(a, input)),
            AveragePool1DAttribute a => new AveragePool(name, input, Window.Of(a, input), a.CountIncludePad),
            AveragePool2DAttribute a => new AveragePool(name, input, Window.Of(a, input), a.CountIncludePad),
            GlobalAveragePoolAttribute => new GlobalAveragePool(name, input),
            Subsample2DAttribute a => new Subsample(name, input, a, Window.Of(a, input)),
            DenseAttribute a => new Dense(name, input, a.Units, a.Bias),
            FlattenAttribute => new Flatten(name, input),
            BatchNormAttribute a => new BatchNorm(name, input, a.Epsilon, a.Momentum),
            DropoutAttribute a => new Dropout(name, input, a.Rate),
            ReLUAttribute => new ElementwiseActivation(name, input, Activation.ReLU),
            SigmoidAttribute => new ElementwiseActivation(name, input, Activation.Sigmoid),
            TanhAttribute => new ElementwiseActivation(name, input, Activation.Tanh),
            LeakyReLUAttribute a => new LeakyReLU(name, input, a.Slope),
            SoftmaxAttribute => new Softmax(name, input),
            AddAttribute => new Add(name, inputs),
            ConcatAttribute => new Concat(name, inputs),
            _ => throw new NotSupportedException($"{attribute.GetType().Name} is not known to the reference."),
        };
    }

    private static void CheckRank(string name, ValueShape input, LayerAttribute attribute)
    {
        var fits = attribute switch
        {
            Conv2DAttribute or MaxPool2DAttribute or AveragePool2DAttribute or Subsample2DAttribute => input.Rank == 3,
            Conv1DAttribute or MaxPool1DAttribute or AveragePool1DAttribute => input.Rank == 2,
            GlobalAveragePoolAttribute => input.Rank > 1,
            _ => true,
        };
        if (!fits) throw new ArgumentException($"Layer '{name}' of {attribute.GetType().Name} cannot read the shape {input}.");
    }
}
