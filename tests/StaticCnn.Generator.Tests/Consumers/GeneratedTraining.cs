using StaticCnn.Reference;

namespace StaticCnn.Generator.Tests;

/// <summary>What a training step and a prediction of a network give.</summary>
internal sealed record TrainingResult(double? Loss, Dictionary<string, double[]> Gradients, Dictionary<string, double[]> Averages, double[] Predictions);

internal interface IGeneratedTraining
{
    TrainingResult Run(IReadOnlyDictionary<string, double[]> parameters, double[] inputs, Targets targets);
}

/// <summary>Generated code at work, with two workers, on a batch in the order of its samples.</summary>
internal sealed class GeneratedTraining<TNetwork> : IGeneratedTraining
    where TNetwork : class, INetwork<TNetwork>
{
    public TrainingResult Run(IReadOnlyDictionary<string, double[]> parameters, double[] inputs, Targets targets)
    {
        var definition = TNetwork.Definition;
        var packed = new NetworkParameters(definition);
        Assert.Equal(parameters.Keys, packed.Names);
        foreach (var (name, values) in parameters) packed.Set(name, Floats(values));
        var network = TNetwork.FromParameters(packed);
        var batch = inputs.Length / definition.InputShape.Count;
        var predictions = new float[batch * definition.OutputShape.Count];
        new Predictor<TNetwork>(network).Predict(Floats(inputs), predictions);
        // Nothing to train: no optimizer takes it.
        if (definition.TrainableLength == 0) return new(null, [], [], Doubles(predictions));

        var data = targets.Labels.Count > 0
            ? Dataset.FromLabels(definition.InputShape, Floats(inputs), [.. targets.Labels], definition.OutputShape.Count)
            : Dataset.FromTargets(definition.InputShape, Floats(inputs), definition.OutputShape, Floats([.. targets.AllValues]));
        using var pool = new WorkerPool(2);
        var step = new TrainingStep<TNetwork>(network, new SGD(0), pool, batch);
        var result = step.Run(data, [.. Enumerable.Range(0, batch)], GeneratedNetwork.Seed, GeneratedNetwork.Epoch);
        var gradients = new Dictionary<string, double[]>();
        foreach (var tensor in definition.Tensors.Where(t => t.IsTrainable))
        {
            var values = new float[tensor.Shape.Count];
            tensor.Unpack(step.Gradient, values);
            gradients.Add(tensor.Name, Doubles(values));
        }

        return new(result.Loss, gradients, definition.Tensors.Where(t => !t.IsTrainable).ToDictionary(t => t.Name, t => Doubles(packed.Get(t.Name))), Doubles(predictions));
    }

    private static float[] Floats(double[] values) => Array.ConvertAll(values, v => (float)v);

    private static double[] Doubles(float[] values) => Array.ConvertAll(values, v => (double)v);
}
