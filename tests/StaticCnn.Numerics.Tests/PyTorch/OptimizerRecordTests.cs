using System.Globalization;

namespace StaticCnn.Numerics.Tests.PyTorch;

/// <summary>The reference's optimizers give PyTorch's parameters over 1,000 steps with gradients of very different sizes.</summary>
public sealed class OptimizerRecordTests
{
    private const int Count = 10;

    [Theory]
    [InlineData(OptimizerSetting.Sgd)]
    [InlineData(OptimizerSetting.SgdMomentum)]
    [InlineData(OptimizerSetting.SgdNesterov)]
    [InlineData(OptimizerSetting.Adagrad)]
    [InlineData(OptimizerSetting.RmsProp)]
    [InlineData(OptimizerSetting.RmsPropCentred)]
    [InlineData(OptimizerSetting.Adam)]
    [InlineData(OptimizerSetting.AdamW)]
    public void Trajectory_is_PyTorchs(OptimizerSetting setting)
    {
        var expected = OptimizerRecord.Load().Trajectories[setting.ToString()];
        var parameters = Enumerable.Range(0, Count).Select(i => DeterministicData.Unit(i, "parameters")).ToArray();
        var optimizer = ReferenceEngine.CreateOptimizer(setting, Count);
        for (var step = 0; step < 1000; step++)
        {
            optimizer.Step(parameters, Gradient(step));
            if (!expected.TryGetValue((step + 1).ToString(CultureInfo.InvariantCulture), out var recorded)) continue;
            for (var i = 0; i < Count; i++) Assert.Equal(recorded[i], parameters[i], 1e-11);
        }
    }

    [Fact]
    public void Trajectory_is_recorded_up_to_the_last_step() =>
        Assert.All(OptimizerRecord.Load().Trajectories.Values, t => Assert.Equal(["1", "2", "3", "10", "100", "1000"], t.Keys));

    private static double[] Gradient(int step) =>
        [.. Enumerable.Range(0, Count).Select(i => DeterministicData.Unit((step * Count) + i, "gradients") * Math.Pow(10, -i))];
}
