namespace StaticCnn.Bench.Compare;

/// <summary>The generated code of one network, as users run it: a trainer's step, or its predictors.</summary>
internal sealed class GeneratedContender<TNetwork> : GeneratedContender
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly TNetwork network;
    private readonly BenchCase benchCase;
    private readonly Dataset data;
    private readonly int[] sampleNumbers;
    private readonly float[] outputs;
    private readonly Trainer<TNetwork> trainer;
    private readonly Predictor<TNetwork> predictor;
    private readonly ParallelPredictor<TNetwork>? parallelPredictor;

    public GeneratedContender(TNetwork network, BenchCase benchCase)
    {
        (this.network, this.benchCase) = (network, benchCase);
        var definition = TNetwork.Definition;
        data = Dataset.FromLabels(definition.InputShape, benchCase.Inputs, benchCase.Labels, definition.OutputShape.Count);
        sampleNumbers = [.. Enumerable.Range(0, benchCase.Batch)];
        outputs = new float[benchCase.Batch * definition.OutputShape.Count];
        trainer = NewTrainer(network, LearningRate);
        predictor = new Predictor<TNetwork>(network);
        if (benchCase is { Pass: Pass.Infer, Threads: > 1 }) parallelPredictor = new ParallelPredictor<TNetwork>(network, benchCase.Threads);
    }

    public override NetworkParameters Parameters => network.Parameters;

    public override CheckResult Check()
    {
        if (benchCase.Pass == Pass.Infer)
        {
            Step();
            return new CheckResult(0, [.. outputs]);
        }

        var before = TrainableValues();
        var copy = new NetworkParameters(TNetwork.Definition);
        network.Parameters.Storage.CopyTo(copy.Storage);
        using var once = NewTrainer(TNetwork.FromParameters(copy), CheckRate);
        var loss = once.TrainStep(data, sampleNumbers).Loss;
        float[] after = [.. copy.Definition.Tensors.Where(t => t.IsTrainable).SelectMany(t => copy.Get(t.Name))];
        return new CheckResult(loss, [.. before.Zip(after, (b, a) => (b - a) / (float)CheckRate)]);
    }

    public override void Dispose()
    {
        trainer.Dispose();
        parallelPredictor?.Dispose();
        base.Dispose();
    }

    public override double Step()
    {
        if (benchCase.Pass == Pass.Train) return trainer.TrainStep(data, sampleNumbers).Loss;
        if (parallelPredictor is null) predictor.Predict(benchCase.Inputs, outputs);
        else parallelPredictor.Predict(benchCase.Inputs, outputs);
        return outputs[^1];
    }

    private Trainer<TNetwork> NewTrainer(TNetwork trained, double learningRate) =>
        new(trained, new SGD(learningRate, Momentum)) { BatchSize = benchCase.Batch, Threads = benchCase.Threads };
}
