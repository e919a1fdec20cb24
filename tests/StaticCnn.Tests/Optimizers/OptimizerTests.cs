namespace StaticCnn.Tests.Optimizers;

[Collection("Vector width")]
public class OptimizerTests
{
    private const int Length = 1000;
    private static readonly int[] Widths = [512, 256, 128];

    public static TheoryData<string> Kinds => ["SGD", "Nesterov", "Adagrad", "RMSprop", "RMSprop all", "Adam", "AdamW", "Norm", "Value"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_width_and_slicing_gives_the_same_bits(string kind)
    {
        var expected = Train(Create(kind), Length);
        Assert.All(Widths, width =>
        {
            VectorWidth.Cap = width;
            try
            {
                Assert.Equal(expected, Train(Create(kind), Length));
                Assert.Equal(expected, Train(Create(kind), 1));
                Assert.Equal(expected, Train(Create(kind), 37));
                Assert.Equal(expected, Train(Create(kind), 64));
            }
            finally
            {
                VectorWidth.Cap = 512;
            }
        });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Zero_parameters_with_zero_gradients_stay_zero(string kind)
    {
        var optimizer = Create(kind);
        var (p, g) = (new float[40], new float[40]);
        (p[3], p[20]) = (1, -2);
        for (var step = 0; step < 50; step++)
        {
            (g[3], g[20]) = (MathF.Sin(step), p[20]);
            optimizer.Step(p, g);
        }

        Assert.All(Enumerable.Range(0, 40).Where(i => i is not (3 or 20)), i => Assert.Equal(0, BitConverter.SingleToInt32Bits(p[i])));
        Assert.NotEqual(-2, p[20]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_step_allocates_nothing(string kind)
    {
        var optimizer = Create(kind);
        var (p, g) = (new float[Length], new float[Length]);
        optimizer.Step(p, g);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) optimizer.Step(p, g);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void State_and_step_count_are_all_that_is_needed_to_go_on(string kind)
    {
        var expected = Train(Create(kind), Length, steps: 20);
        var (first, p) = (Create(kind), Parameters());
        Train(first, Length, 0, 8, p);
        var second = Create(kind);
        second.Attach(Length);
        for (var i = 0; i < first.State.Count; i++) first.State[i].Span.CopyTo(second.State[i].Span);
        second.StepCount = first.StepCount;
        Train(second, Length, 8, 20, p);
        Assert.Equal(expected, p);
    }

    [Fact]
    public void Decayed_averages_become_zero_rather_than_subnormal()
    {
        var optimizer = new SGD(0.1, momentum: 0.5);
        var p = new float[16];
        optimizer.Step(p, [.. Enumerable.Repeat(1f, 16)]);
        for (var i = 0; i < 200; i++) optimizer.Step(p, new float[16]);
        Assert.All(optimizer.State[0].Span.ToArray(), v => Assert.Equal(0, v));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_gradient_that_is_no_number_reaches_the_parameter(string kind)
    {
        var p = new float[17];
        Create(kind).Step(p, [.. Enumerable.Repeat(float.NaN, 17)]);
        Assert.All(p, value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void The_learning_rate_may_change_between_steps()
    {
        var optimizer = new SGD(1);
        float[] p = [0];
        optimizer.Step(p, [1]);
        optimizer.LearningRate = 0.25;
        optimizer.Step(p, [1]);
        Assert.Equal(-1.25f, p[0]);
    }

    [Fact]
    public void Centred_RMSprop_survives_a_constant_gradient()
    {
        var optimizer = new RMSprop(1e-6, centered: true);
        var p = new float[16];
        for (var i = 0; i < 5000; i++) optimizer.Step(p, [.. Enumerable.Repeat(0.3f, 16)]);
        Assert.All(p, value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Wrong_settings_are_refused()
    {
        Assert.Contains("LearningRate", Assert.Throws<ArgumentOutOfRangeException>(() => new SGD(-1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SGD(double.NaN));
        Assert.Throws<InvalidOperationException>(() => new SGD(nesterov: true));
        Assert.Throws<InvalidOperationException>(() => new SGD(momentum: 0.9, nesterov: true, dampening: 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(beta1: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(epsilon: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(epsilon: 1e-60));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RMSprop(alpha: 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdamW(weightDecay: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adagrad(initialAccumulator: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ByNorm(0));
        Assert.Throws<ArgumentException>(() => new SGD().Step(new float[3], new float[4]));
    }

    [Fact]
    public void An_optimizer_belongs_to_one_network()
    {
        var optimizer = new Adam();
        optimizer.Step(new float[3], new float[3]);
        var error = Assert.Throws<InvalidOperationException>(() => optimizer.Step(new float[4], new float[4]));
        Assert.Contains("Adam has the state of 3 parameters and cannot train 4", error.Message, StringComparison.Ordinal);
    }

    internal static Optimizer Create(string kind) => kind switch
    {
        "SGD" => new SGD(0.01, weightDecay: 0.1),
        "Nesterov" => new SGD(0.01, 0.9, nesterov: true, weightDecay: 0.1),
        "Adagrad" => new Adagrad(0.1, 0.01, 0.1, 1e-8, 0.5),
        "RMSprop" => new RMSprop(0.01),
        "RMSprop all" => new RMSprop(0.01, 0.9, 1e-6, 0.1, 0.8, centered: true),
        "Adam" => new Adam(0.01, weightDecay: 0.1),
        "AdamW" => new AdamW(0.01),
        "Norm" => new SGD(0.1, 0.9) { Clipping = GradientClipping.ByNorm(0.7) },
        _ => new Adam(0.1) { Clipping = GradientClipping.ByValue(0.2) },
    };

    private static float[] Parameters() => [.. Enumerable.Range(0, Length).Select(i => MathF.Sin(i * 1.3f))];

    private static float[] Train(Optimizer optimizer, int slice, int from = 0, int steps = 10, float[]? parameters = null)
    {
        var p = parameters ?? Parameters();
        var g = new float[Length];
        optimizer.Attach(Length);
        for (var step = from; step < steps; step++)
        {
            for (var i = 0; i < Length; i++) g[i] = (p[i] * (1 + (i % 7))) + MathF.Cos(step + i);
            var sums = Enumerable.Range(0, GradientNorm.ChunkCount(Length)).Select(c => GradientNorm.SumOfSquares(g, c)).ToArray();
            optimizer.BeginStep(GradientNorm.FromChunks(sums));
            // From the last slice to the first: their order is not to matter.
            for (var start = (Length - 1) / slice * slice; start >= 0; start -= slice)
                optimizer.Update(p, g, start, Math.Min(Length, start + slice));
        }

        return p;
    }
}
