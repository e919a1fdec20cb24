using StaticCnn.Reference;
using StaticCnn.Reference.Optimizers;

namespace StaticCnn.Numerics.Tests;

/// <summary>The double-precision interpreter as an engine.</summary>
internal sealed class ReferenceEngine : IEngine
{
    public double ForwardTolerance => 1e-9;

    public double GradientTolerance => 1e-9;

    public double OptimizerTolerance => 1e-9;

    public EngineResult Train(NetworkCase network)
    {
        var result = Create(network).Train(network.Inputs, network.Targets, DropoutMasks.Of(network.Declaration));
        return new(result.Loss, result.SampleLosses, result.Outputs, result.Gradients, result.RunningAverages, result.InputGradient);
    }

    public double[] Predict(NetworkCase network) => Create(network).Predict(network.Inputs);

    public IReadOnlyDictionary<string, double[]> Optimize(NetworkCase network, OptimizerSetting optimizer, int steps)
    {
        var reference = Create(network);
        var optimizers = reference.Tensors.Where(t => t.IsTrainable).ToDictionary(t => t.Name, t => CreateOptimizer(optimizer, t.Count));
        for (var step = 0; step < steps; step++)
        {
            var result = reference.Train(network.Inputs, network.Targets);
            foreach (var (name, one) in optimizers) one.Step(reference.Parameters[name], result.Gradients[name]);
            foreach (var (name, average) in result.RunningAverages) reference.Parameters[name] = average;
        }

        return reference.Parameters;
    }

    /// <summary>The reference's optimizer of the given setting, for an array of the given length.</summary>
    public static ReferenceOptimizer CreateOptimizer(OptimizerSetting setting, int count) => setting switch
    {
        OptimizerSetting.Sgd => new ReferenceSgd(count, 0.05),
        OptimizerSetting.SgdMomentum => new ReferenceSgd(count, 0.02, momentum: 0.9),
        OptimizerSetting.SgdNesterov => new ReferenceSgd(count, 0.02, momentum: 0.9, nesterov: true, weightDecay: 1e-3),
        OptimizerSetting.Adagrad => new ReferenceAdagrad(count, 0.01),
        OptimizerSetting.RmsProp => new ReferenceRmsProp(count, 0.001),
        OptimizerSetting.RmsPropCentred => new ReferenceRmsProp(count, 0.001, alpha: 0.95, momentum: 0.9, centred: true),
        OptimizerSetting.Adam => new ReferenceAdam(count, 0.001),
        OptimizerSetting.AdamW => new ReferenceAdam(count, 0.001, weightDecay: 0.05, decoupled: true),
        _ => throw new ArgumentOutOfRangeException(nameof(setting), setting, null),
    };

    private static ReferenceNetwork Create(NetworkCase network)
    {
        var reference = ReferenceNetwork.FromDeclaration(network.Declaration);
        foreach (var (name, values) in network.Parameters) reference.Parameters[name] = (double[])values.Clone();
        return reference;
    }
}
