using StaticCnn.Reference;

namespace StaticCnn.Numerics.Tests;

/// <summary>
/// The interpreter's gradients against central differences <c>(L(x + h) - L(x - h)) / 2h</c> in double precision, for every
/// element of every tensor and of the input.
/// </summary>
public sealed class GradientTests
{
    private const int BatchSize = 3;
    private const double Step = 1e-5;

    /// <summary>The names of the cases, each with two seeds for its numbers.</summary>
    public static TheoryData<string, int> Rows()
    {
        var rows = new TheoryData<string, int>();
        foreach (var name in GradientCases.All.Keys)
        {
            rows.Add(name, 1);
            rows.Add(name, 2);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Gradients_are_those_of_central_differences(string name, int seed)
    {
        var problem = new Problem(GradientCases.All[name], seed);
        var result = problem.Run();
        Compare("input", result.InputGradient, problem.Differences(problem.Inputs));
        foreach (var (tensor, gradient) in result.Gradients) Compare(tensor, gradient, problem.Differences(problem.Network.Parameters[tensor]));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Two_runs_give_the_same_bits(string name, int seed)
    {
        var problem = new Problem(GradientCases.All[name], seed);
        var (first, second) = (problem.Run(), problem.Run());
        Assert.Equal(Bits(first.InputGradient), Bits(second.InputGradient));
        foreach (var (tensor, gradient) in first.Gradients) Assert.Equal(Bits(gradient), Bits(second.Gradients[tensor]));
    }

    // Differences of losses around 1 carry rounding of about 1e-16 / h, so gradients are compared on a scale of at least 0.01.
    private static void Compare(string what, double[] gradient, double[] differences)
    {
        var (distance, scale) = (Norm(gradient.Zip(differences, (g, d) => g - d)), Math.Max(Norm(differences), 0.01));
        Assert.True(distance <= 1e-6 * scale, $"The gradient of {what} is off by {distance / scale:E2}.");
    }

    private static double Norm(IEnumerable<double> values) => Math.Sqrt(values.Sum(v => v * v));

    private static long[] Bits(double[] values) => Array.ConvertAll(values, BitConverter.DoubleToInt64Bits);

    private sealed class Problem
    {
        private readonly Targets targets;

        public Problem(Attribute[] attributes, int seed)
        {
            Network = ReferenceNetwork.FromAttributes(attributes);
            foreach (var tensor in Network.Tensors)
                Network.Parameters[tensor.Name] = DeterministicData.Tensor($"{seed}.{tensor.Name}", tensor.Shape);
            Inputs = Apart(BatchSize * Network.InputShape.Count, seed);
            targets = Network.TargetsAreLabels
                ? DeterministicData.Labels(BatchSize, Network.OutputShape.Count)
                : DeterministicData.Tensor("targets", BatchSize, Network.OutputShape.Count);
        }

        public ReferenceNetwork Network { get; }

        public double[] Inputs { get; }

        public ReferenceResult Run() => Network.Train(Inputs, targets, Keep);

        public double[] Differences(double[] values)
        {
            var differences = new double[values.Length];
            for (var i = 0; i < values.Length; i++)
            {
                var value = values[i];
                values[i] = value + Step;
                var above = Run().Loss;
                values[i] = value - Step;
                var below = Run().Loss;
                values[i] = value;
                differences[i] = (above - below) / (2 * Step);
            }

            return differences;
        }

        // A permutation of multiples of 1/100 around zero, none of them zero: no step of h crosses a kink of ReLU or of a maximum.
        private static double[] Apart(int count, int seed)
        {
            var salt = DeterministicData.Salt($"{seed}.permutation");
            var values = Enumerable.Range(0, count).Select(k => (k - (count / 2) + 0.5) / 100).ToArray();
            for (var i = count - 1; i > 0; i--)
            {
                var j = (int)(DeterministicData.Mix(i, salt) % (uint)(i + 1));
                (values[i], values[j]) = (values[j], values[i]);
            }

            return values;
        }

        private static bool Keep(int layer, int sample, int element) =>
            DeterministicData.Mix((((layer * BatchSize) + sample) * 1000) + element, 7) % 10 >= 4;
    }
}
