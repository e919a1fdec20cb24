namespace StaticCnn.Tests.Numerics;

public class ParameterInitializerTests
{
    private const int FanIn = 75;
    private const int FanOut = 1600;

    [Theory]
    [InlineData(Initializer.Default, 1.0 / FanIn)]
    [InlineData(Initializer.KaimingUniform, 6.0 / FanIn)]
    [InlineData(Initializer.XavierUniform, 6.0 / (FanIn + FanOut))]
    public void Uniform_weights_fill_their_range(Initializer initializer, double squaredBound)
    {
        var values = Weights(initializer);
        var bound = (float)Math.Sqrt(squaredBound);
        Assert.All(values, v => Assert.InRange(v, -bound, bound));
        Assert.InRange(values.Max(), bound * 0.999f, bound);
        Assert.InRange(values.Min(), -bound, bound * -0.999f);
        AssertMoments(values, squaredBound / 3, fourthMoment: 9.0 / 5);
    }

    [Theory]
    [InlineData(Initializer.KaimingNormal, 2.0 / FanIn)]
    [InlineData(Initializer.XavierNormal, 2.0 / (FanIn + FanOut))]
    public void Normal_weights_have_their_deviation(Initializer initializer, double variance) =>
        AssertMoments(Weights(initializer), variance, fourthMoment: 3);

    [Theory]
    [InlineData(Initializer.Default)]
    [InlineData(Initializer.KaimingNormal)]
    public void Biases_are_uniform_by_the_fan_in_whatever_the_initializer(Initializer initializer)
    {
        var parameters = Network(Tensor("bias", TensorRole.Bias, [5000], initializer, fanIn: 16));
        ParameterInitializer.Initialize(parameters, 3);
        var values = parameters.Get("bias");
        Assert.InRange(values.Max(), 0.249f, 0.25f);
        Assert.InRange(values.Min(), -0.25f, -0.249f);
        AssertMoments(values, 1.0 / 48, fourthMoment: 9.0 / 5);
    }

    [Theory]
    [InlineData(TensorRole.Scale, 1)]
    [InlineData(TensorRole.Shift, 0)]
    [InlineData(TensorRole.RunningMean, 0)]
    [InlineData(TensorRole.RunningVariance, 1)]
    public void Other_roles_start_at_a_constant(TensorRole role, float expected)
    {
        var parameters = Network(Tensor("t", role, [20]));
        parameters.Storage.Fill(7);
        ParameterInitializer.Initialize(parameters, 3);
        Assert.All(parameters.Get("t"), v => Assert.Equal(expected, v));
    }

    [Fact]
    public void Packing_does_not_change_the_values()
    {
        // [out, in, kernel] of 6 x 3 x 5: as PyTorch has it; output channels in 16 lanes; and input channels in blocks of 2.
        PackedAxis[][] packings =
        [
            [new(6, 6, 0, 15), new(3, 3, 0, 5), new(5, 5, 0, 1)],
            [new(6, 16, 0, 1), new(3, 3, 0, 16), new(5, 5, 0, 48)],
            [new(6, 6, 0, 32), new(3, 2, 16, 1), new(5, 5, 0, 2)],
        ];
        var values = packings.Select(axes =>
        {
            var parameters = Network(Tensor("w", TensorRole.Weight, [6, 3, 5], Initializer.KaimingNormal, 15, 30, axes, 240));
            ParameterInitializer.Initialize(parameters, 21);
            Assert.Equal(240 - 90, parameters.Storage.ToArray().Count(v => v == 0));
            return parameters.Get("w");
        }).ToArray();
        Assert.Equal(values[0], values[1]);
        Assert.Equal(values[0], values[2]);
    }

    [Fact]
    public void Seed_and_tensor_decide()
    {
        float[][] Run(ulong seed)
        {
            var parameters = Network(
                Tensor("a", TensorRole.Weight, [10, 4], fanIn: 4), Tensor("b", TensorRole.Weight, [10, 4], fanIn: 4, offset: 40));
            ParameterInitializer.Initialize(parameters, seed);
            return [parameters.Get("a"), parameters.Get("b")];
        }

        Assert.Equal(Run(1), Run(1));
        Assert.NotEqual(Run(1)[0], Run(2)[0]);
        Assert.NotEqual(Run(1)[0], Run(1)[1]);
    }

    [Theory]
    [InlineData(TensorRole.Weight, Initializer.Default, 0, 5, "fan-in")]
    [InlineData(TensorRole.Bias, Initializer.Default, 0, 5, "fan-in")]
    [InlineData(TensorRole.Weight, Initializer.XavierNormal, 5, 0, "fan-out")]
    [InlineData(TensorRole.Weight, (Initializer)99, 5, 5, "initializer")]
    [InlineData((TensorRole)99, Initializer.Default, 5, 5, "role")]
    public void What_cannot_start_is_named(TensorRole role, Initializer initializer, int fanIn, int fanOut, string what)
    {
        var parameters = Network(Tensor("conv9.weight", role, [3], initializer, fanIn, fanOut));
        var error = Assert.Throws<ArgumentException>(() => ParameterInitializer.Initialize(parameters, 1));
        Assert.Contains("conv9.weight", error.Message, StringComparison.Ordinal);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    private static float[] Weights(Initializer initializer)
    {
        var parameters = Network(Tensor("w", TensorRole.Weight, [64, 3, 25], initializer, FanIn, FanOut));
        ParameterInitializer.Initialize(parameters, 17);
        return parameters.Get("w");
    }

    /// <summary>Mean 0 and the variance, within five standard errors; the fourth moment is in units of the squared variance.</summary>
    private static void AssertMoments(float[] values, double variance, double fourthMoment)
    {
        var meanError = Math.Abs(values.Average(v => (double)v));
        Assert.True(meanError < 5 * Math.Sqrt(variance / values.Length), $"mean {meanError}");
        var varianceError = Math.Abs(values.Average(v => (double)v * v) - variance);
        Assert.True(varianceError < 5 * variance * Math.Sqrt((fourthMoment - 1) / values.Length), $"variance off by {varianceError}");
    }

    private static TensorDefinition Tensor(
        string name,
        TensorRole role,
        int[] shape,
        Initializer initializer = Initializer.Default,
        int fanIn = 0,
        int fanOut = 0,
        PackedAxis[]? axes = null,
        int? packedLength = null,
        int offset = 0)
    {
        var count = new TensorShape(shape).Count;
        return new TensorDefinition
        {
            Name = name,
            Role = role,
            Shape = new TensorShape(shape),
            Initializer = initializer,
            FanIn = fanIn,
            FanOut = fanOut,
            Offset = offset,
            PackedLength = packedLength ?? count,
            Axes = axes ?? [new PackedAxis(count, count, 0, 1)],
        };
    }

    private static NetworkParameters Network(params TensorDefinition[] tensors) => new(new NetworkDefinition
    {
        Name = "Test",
        InputShape = new TensorShape(1),
        OutputShape = new TensorShape(1),
        Loss = LossKind.MeanSquaredError,
        Tensors = tensors,
        ParameterCount = 0,
        MultiplyAdds = 0,
        TrainableLength = 0,
        StorageLength = tensors.Max(t => t.Offset + t.PackedLength),
        DerivedLength = 0,
        InferenceDerivedLength = 0,
        Phases = 1,
        TileSamples = 1,
        ArenaLength = 0,
        BatchLengthPerSample = 0,
        ShardStatisticsLength = 0,
        StatisticsLength = 0,
        SamplesPerShard = 1,
        InferenceTileSamples = 1,
        InferenceArenaLength = 0,
        Summary = "",
    });
}
