namespace StaticCnn.Numerics.Tests.Generated;

/// <summary>The generated code at one vector width, as an engine.</summary>
internal sealed class GeneratedEngine(int width) : IEngine
{
    private static readonly Lock OneWidthAtATime = new();

    public double ForwardTolerance => 1e-5;

    public double GradientTolerance => 1e-4;

    public double OptimizerTolerance => 1e-4;

    public EngineResult Train(NetworkCase network) =>
        AtWidth(width, () => Of(network).Train(1, [.. Enumerable.Range(0, network.BatchSize)]));

    public double[] Predict(NetworkCase network) => AtWidth(width, () => Of(network).Predict());

    public IReadOnlyDictionary<string, double[]> Optimize(NetworkCase network, OptimizerSetting optimizer, int steps) =>
        AtWidth(width, () => Of(network).Optimize(CreateOptimizer(optimizer), steps, threads: 1));

    /// <summary>One optimizer step after another, each over that many of the samples that follow those before.</summary>
    public IReadOnlyList<GeneratedStep> Follow(NetworkCase network, OptimizerSetting optimizer, int samplesAtATime) =>
        AtWidth(width, () => Of(network).Follow(CreateOptimizer(optimizer), samplesAtATime));

    /// <summary>The generated network of a case.</summary>
    public static IGeneratedRun Of(NetworkCase network) =>
        (IGeneratedRun)Activator.CreateInstance(typeof(GeneratedRun<>).MakeGenericType(network.Declaration), network)!;

    /// <summary>Runs something with vectors of the given width; the cap is of the whole process.</summary>
    public static T AtWidth<T>(int width, Func<T> run)
    {
        lock (OneWidthAtATime)
        {
            VectorWidth.Cap = width;
            try
            {
                return run();
            }
            finally
            {
                VectorWidth.Cap = 512;
            }
        }
    }

    /// <summary>The runtime's optimizer of the given setting.</summary>
    public static Optimizer CreateOptimizer(OptimizerSetting setting) => setting switch
    {
        OptimizerSetting.Sgd => new SGD(0.05),
        OptimizerSetting.SgdMomentum => new SGD(0.02, momentum: 0.9),
        OptimizerSetting.SgdNesterov => new SGD(0.02, momentum: 0.9, nesterov: true, weightDecay: 1e-3),
        OptimizerSetting.Adagrad => new Adagrad(0.01),
        OptimizerSetting.RmsProp => new RMSprop(0.001),
        OptimizerSetting.RmsPropCentred => new RMSprop(0.001, alpha: 0.95, momentum: 0.9, centered: true),
        OptimizerSetting.Adam => new Adam(0.001),
        OptimizerSetting.AdamW => new AdamW(0.001, weightDecay: 0.05),
        _ => throw new ArgumentOutOfRangeException(nameof(setting), setting, null),
    };
}
