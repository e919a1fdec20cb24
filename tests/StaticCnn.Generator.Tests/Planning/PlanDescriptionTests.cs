using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;
using StaticCnn.Generator.Writing;

namespace StaticCnn.Generator.Tests;

/// <summary>The plan that is printed is the one that runs, and its figures are those of the layers.</summary>
public class PlanDescriptionTests
{
    public static TheoryData<string> Names => Corpus.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryKernelOnceInItsOrder(string name)
    {
        var plan = Plan(name);
        var description = PlanDescription.Of(plan);
        Assert.Equal(plan.Training.Kernels.Select(k => k.Method), Rows(description.Training).Select(r => r.Method));
        Assert.Equal(plan.Inference.Kernels.Select(k => k.Method), Rows(description.Inference).Select(r => r.Method));
        var printed = PlanText.Lines(plan).Where(l => !l.StartsWith("- ", StringComparison.Ordinal)).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]).ToLookup(w => w);
        foreach (var kernel in Rows(description.Training).Concat(Rows(description.Inference)).GroupBy(r => r.Method))
            Assert.Equal(kernel.Count(), printed[kernel.Key].Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void GeneratedTextHasTheTable(string name)
    {
        var (lines, text) = (PlanText.Lines(Plan(name)), Corpus.Text(name));
        Assert.Contains("\n" + string.Concat(lines.Select(l => $"// {l}\n")) + "namespace " + NetworkWriter.PrivateNamespace, text, StringComparison.Ordinal);
        Assert.Contains($" Plan = {PlanText.Literal(lines)},\n", text, StringComparison.Ordinal);
        Assert.All(lines, l => Assert.DoesNotContain(l, c => c is '"' or '\\'));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void WinogradsFormIsNamedByItsTaps(int taps)
    {
        var window = new WindowAxis(taps, 1, 0, 0, 1);
        var rows = Rows(PlanDescription.Of(Geometry.Convolution(64, 16, 16, 64, window, window, 1)).Training).Where(r => r.Kind.StartsWith("Winograd", StringComparison.Ordinal)).ToArray();
        Assert.Equal(3, rows.Length);
        Assert.All(rows, r => Assert.StartsWith($"Winograd F(2x2, {taps}x{taps})", r.Kind, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void MultiplyAddsAreThoseOfTheLayers(string name)
    {
        var network = Corpus.Network(name);
        var description = PlanDescription.Of(Plan(name));
        var shapes = new List<Shape> { network.Input };
        foreach (var (i, layer) in network.Layers.Index())
        {
            var input = shapes[layer.Inputs[0]];
            shapes.Add(layer.Output);
            var cost = LayerCost.Of(network)[i].MultiplyAdds;
            if (layer is DenseLayer) CheckPasses(layer, cost, cost);
            if (layer is not ConvolutionLayer convolution) continue;
            var all = Count(convolution, input, layer.Output.Height, layer.Output.Width);
            if (convolution.Window is { Y.PadBefore: 0, X.PadBefore: 0 }) Assert.Equal(cost, all);
            else Assert.InRange(all, 1, cost);
            CheckPasses(layer, Forward(convolution, i, input), all);
        }

        // What no window of a pooling that follows covers is not computed.
        long Forward(ConvolutionLayer layer, int i, Shape input)
        {
            var row = Rows(description.Inference).Single(r => r.Layer == layer.Name && r.MultiplyAdds > 0);
            if (!row.Kind.Contains("pooling", StringComparison.Ordinal)) return Count(layer, input, layer.Output.Height, layer.Output.Width);
            var pool = network.Layers.Skip(i + 1).OfType<PoolLayer>().First();
            return Count(layer, input, pool.Output.Height * pool.Window.Y.Kernel, pool.Output.Width * pool.Window.X.Kernel);
        }

        void CheckPasses(Graph.Layer layer, long forward, long all)
        {
            Assert.Equal(forward, Rows(description.Inference).Where(r => r.Layer == layer.Name).Sum(r => r.MultiplyAdds));
            var training = Rows(description.Training).Where(r => r.Layer == layer.Name && r.MultiplyAdds > 0)
                .ToLookup(r => new[] { "Forward", "InputGradient", "WeightGradient" }.Single(p => r.Method.Contains(p, StringComparison.Ordinal)), r => r.MultiplyAdds);
            Assert.Equal(forward, training["Forward"].Sum());
            Assert.Equal(all, training["WeightGradient"].Sum());
            // Layers before which nothing is trained have no input gradient; a strided one has several kernels.
            if (training["InputGradient"].Any()) Assert.Equal(all, training["InputGradient"].Sum());
        }
    }

    [Fact]
    public void SharesOfThePeakAreShares()
    {
        foreach (var (name, plan) in Corpus.All.Select(n => (n, Plan(n))).Concat(Geometry.Convolutions()))
        {
            var description = PlanDescription.Of(plan);
            foreach (var row in Rows(description.Training).Concat(Rows(description.Inference)))
            {
                Assert.Equal(row.MultiplyAdds > 0 ? VectorForm.All.Length : 0, row.Forms.Length);
                // 36 multiply-adds of the direct form are 16.
                var most = row.Kind.StartsWith("Winograd", StringComparison.Ordinal) ? 36 / 16.0 : 1;
                Assert.All(row.Forms, f => Assert.True(f.ShareOfPeak > 0 && f.ShareOfPeak <= most, $"{name}: {row.Method}, {f}"));
                Assert.All(row.Forms.Zip(VectorForm.All), p => Assert.InRange(p.First.Rows, 1, p.Second.Accumulators));
                Assert.True(row.Bytes > 0, $"{name}: {row.Method}");
            }
        }
    }

    [Fact]
    public void WeightsArePassedOverOncePerCall()
    {
        // 1x28x28 to 32x12x12: the input, the maxima and in training their places; a weight of 25 and a bias for 32 channels.
        const int weights = 4 * ((25 * 32) + 32), input = 4 * 28 * 28, output = 4 * 32 * 12 * 12;
        var description = PlanDescription.Of(Plan("Deep"));
        var training = description.Training.First(g => g.Kernels.Any(k => k.Layer == "conv1"));
        var inference = description.Inference.First(g => g.Kernels.Any(k => k.Layer == "conv1"));
        Assert.Equal(input + (2 * output) + (weights / training.Samples), training.Kernels[0].Bytes);
        Assert.Equal(input + output + (weights / inference.Samples), inference.Kernels[0].Bytes);
    }

    private static NetworkPlan Plan(string name) => ShareKernels.Run(NetworkCompiler.Plan(Corpus.Network(name), default));

    private static IEnumerable<KernelDescription> Rows(IEnumerable<GroupDescription> groups) => groups.SelectMany(g => g.Kernels);

    /// <summary>Output positions times taps that lie in the input, for every pair of channels.</summary>
    private static long Count(ConvolutionLayer layer, Shape input, int rows, int columns) =>
        (long)layer.Output.Channels * (input.Channels / layer.Groups) * Inside(layer.Window.Y, input.Height, rows) * Inside(layer.Window.X, input.Width, columns);

    private static long Inside(WindowAxis axis, int inputs, int outputs) =>
        (from output in Enumerable.Range(0, outputs)
         from tap in Enumerable.Range(0, axis.Kernel)
         let position = (output * axis.Stride) + (tap * axis.Dilation) - axis.PadBefore
         where position >= 0 && position < inputs
         select position).LongCount();
}
