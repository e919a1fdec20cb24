namespace StaticCnn.Tests.Optimizers;

/// <summary>A thousand steps of every optimizer against PyTorch's.</summary>
public class TrajectoryTests
{
    public static TheoryData<string> Runs => [.. Trajectories.Names];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Formulas_in_double_follow_PyTorch(string name)
    {
        var run = Trajectories.Run(name);
        var reference = new ReferenceOptimizer(new Settings(run), Trajectories.Count);
        var p = Enumerable.Range(0, Trajectories.Count).Select(Trajectories.Start).ToArray();
        Follow(Trajectories.Points(run, "float64"), 1e-9, step =>
        {
            reference.Step(p, [.. Enumerable.Range(0, p.Length).Select(i => Trajectories.Gradient(p, i, step))]);
            return p;
        });
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Optimizer_follows_PyTorch(string name)
    {
        var run = Trajectories.Run(name);
        var optimizer = new Settings(run).Create();
        var p = Enumerable.Range(0, Trajectories.Count).Select(i => (float)Trajectories.Start(i)).ToArray();
        Follow(Trajectories.Points(run, "float32"), 1e-4, step =>
        {
            optimizer.Step(p, Enumerable.Range(0, p.Length).Select(i => Trajectories.Gradient(p, i, step)).ToArray());
            return [.. p.Select(x => (double)x)];
        });
        Assert.Equal(1000, optimizer.StepCount);
    }

    private static void Follow(double[][] expected, double tolerance, Func<int, double[]> take)
    {
        var steps = Trajectories.Steps;
        Assert.Equal(1000, steps[^1]);
        for (var (step, point) = (1, 0); step <= steps[^1]; step++)
        {
            var p = take(step);
            if (step != steps[point]) continue;
            var error = p.Zip(expected[point]).Max(x => Math.Abs(x.First - x.Second) / Math.Max(1, Math.Abs(x.Second)));
            Assert.True(error <= tolerance, $"After step {step} the largest error is {error:g3}.");
            point++;
        }
    }
}
