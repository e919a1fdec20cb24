using StaticCnn.Numerics.Tests.Generated;

namespace StaticCnn.Numerics.Tests.Stepwise;

/// <summary>The reference's training passes at the parameters of a generated run, each computed once for all widths that have the same parameters.</summary>
internal sealed class ReferenceGradients
{
    private readonly Dictionary<int, (NetworkCase Start, EngineResult Result)> passes = [];

    /// <summary>
    /// Fails unless the step has the reference's running averages and gradient. The gradient jumps where the input of a ReLU is zero or a
    /// maximum is not alone; if rounding decided on a side, the gradient is the reference's at parameters that are off by some roundings.
    /// </summary>
    public void Check(string where, int number, NetworkCase start, GeneratedStep step, IEngine tolerances)
    {
        var expected = At(number, start);
        foreach (var (name, average) in expected.RunningAverages)
            Distance.Check($"{where}: {name}", average, step.After[name], tolerances.ForwardTolerance);
        if (IsNear(expected.Gradients, step.Gradients, tolerances.GradientTolerance)) return;
        for (var attempt = 0; attempt < 16; attempt++)
            if (IsNear(new ReferenceEngine().Train(Beside(start, attempt)).Gradients, step.Gradients, tolerances.GradientTolerance)) return;
        foreach (var (name, gradient) in expected.Gradients)
            Distance.Check($"{where}: the gradient of {name}", gradient, step.Gradients[name], tolerances.GradientTolerance);
    }

    private EngineResult At(int number, NetworkCase start)
    {
        if (passes.TryGetValue(number, out var known) && start.Parameters.All(p => p.Value.AsSpan().SequenceEqual(known.Start.Parameters[p.Key])))
            return known.Result;
        var result = new ReferenceEngine().Train(start);
        passes[number] = (start, result);
        return result;
    }

    private static bool IsNear(IReadOnlyDictionary<string, double[]> expected, IReadOnlyDictionary<string, double[]> actual, double tolerance) =>
        expected.All(p => Distance.Of(p.Value, actual[p.Key]) <= tolerance);

    /// <summary>The same with every parameter off by up to 1e-6 of it: about what rounding does to the sums of a layer.</summary>
    private static NetworkCase Beside(NetworkCase start, int attempt) => start.Of(.., start.Parameters.ToDictionary(
        p => p.Key, p => p.Value.Select((value, i) => value * (1 + (2e-6 * DeterministicData.Unit(i, $"{p.Key} beside {attempt}")))).ToArray()));
}
