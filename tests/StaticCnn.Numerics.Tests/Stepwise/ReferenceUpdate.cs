using StaticCnn.Numerics.Tests.Generated;
using StaticCnn.Reference.Optimizers;

namespace StaticCnn.Numerics.Tests.Stepwise;

/// <summary>The reference's optimizers of a network's tensors, which follow a generated run along its gradients, with state of their own.</summary>
internal sealed class ReferenceUpdate(NetworkCase network, OptimizerSetting setting)
{
    private readonly Tensor[] tensors = [.. network.Tensors.Where(t => t.IsTrainable).Select(t => new Tensor(t.Name, t.Count, setting))];

    /// <summary>Fails unless the step's parameters are, element by element, the reference's but for the update's rounding. A NaN fails.</summary>
    public void Check(string where, GeneratedStep step)
    {
        foreach (var tensor in tensors) tensor.Check(where, step);
    }

    private sealed class Tensor(string name, int count, OptimizerSetting setting)
    {
        /// <summary>The largest relative error of one float operation, 2^-24.</summary>
        private const double Rounding = 1.0 / (1 << 24);

        // The difference of parameter and change is rounded once. Decoupled decay multiplies before that, by a factor below 1 that is off by
        // half a rounding at most.
        private readonly double ofParameter = Rounding * (setting == OptimizerSetting.AdamW ? 2.5 : 1);

        // The change comes from rounded coefficients, averages with up to three roundings a step, a root and a quotient: some 16 roundings in
        // five steps if all add up, where 6 are the most that networks show. They are relative to what was summed, which may have cancelled:
        // so to the element's largest change up to now.
        private readonly double ofChange = Rounding * 16;

        private readonly ReferenceOptimizer optimizer = ReferenceEngine.CreateOptimizer(setting, count);
        private readonly double[] largestChanges = new double[count];

        public void Check(string where, GeneratedStep step)
        {
            var (before, actual) = (step.Before[name], step.After[name]);
            var expected = (double[])before.Clone();
            optimizer.Step(expected, step.Gradients[name]);
            for (var i = 0; i < count; i++)
            {
                largestChanges[i] = Math.Max(largestChanges[i], Math.Abs(expected[i] - before[i]));
                var size = Math.Max(Math.Abs(before[i]), Math.Abs(expected[i]));
                var (distance, allowed) = (Math.Abs(expected[i] - actual[i]), (ofParameter * size) + (ofChange * largestChanges[i]));
                if (distance <= allowed) continue;
                Assert.Fail($"{where}: {name}[{i}] goes from {before[i]:R} to {actual[i]:R}, not {expected[i]:R}: off by {distance:E2}; allowed are {allowed:E2}.");
            }
        }
    }
}
