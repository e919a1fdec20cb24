using StaticCnn.Bench.Generic;

namespace StaticCnn.Bench.Compare;

/// <summary>The same network by code for any shapes.</summary>
internal sealed class GenericContender(BenchCase benchCase, float[] parameters, bool matrices) : LocalContender
{
    private readonly GenericNetwork network = New(benchCase, parameters, matrices);
    private readonly float[] outputs = new float[benchCase.Batch * benchCase.Network.Definition.OutputShape.Count];

    public override string Name => matrices ? "generic (matrices)" : "generic (loops)";

    /// <summary>Whether it computes by matrix products and vectors; else by plain loops.</summary>
    public bool IsMatrices => matrices;

    // Loops take seconds where others take milliseconds, and vary little.
    public override int Rounds => matrices ? base.Rounds : 2;

    protected override bool WarmsUp => matrices;

    public override CheckResult Check()
    {
        if (benchCase.Pass == Pass.Infer)
        {
            Step();
            return new CheckResult(0, [.. outputs]);
        }

        using var once = New(benchCase, parameters, matrices);
        var loss = once.TrainStep(benchCase.Inputs, benchCase.Labels, (float)CheckRate, (float)Momentum);
        return new CheckResult(loss, [.. parameters.Zip(once.Parameters, (before, after) => (before - after) / (float)CheckRate)]);
    }

    public override void Dispose()
    {
        network.Dispose();
        base.Dispose();
    }

    public override double Step()
    {
        if (benchCase.Pass == Pass.Train)
            return network.TrainStep(benchCase.Inputs, benchCase.Labels, (float)LearningRate, (float)Momentum);
        network.Predict(benchCase.Inputs, outputs);
        return outputs[^1];
    }

    private static GenericNetwork New(BenchCase c, float[] parameters, bool matrices) =>
        new(c.Network.Description, [.. parameters], matrices, c.Pass == Pass.Train, c.Batch, c.Threads);
}
