namespace StaticCnn.Tests.Schedules;

public class ScheduleTests
{
    public static TheoryData<string> Runs => [.. RecordedSchedule.Names];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Factors_are_those_of_PyTorch(string name)
    {
        var recorded = RecordedSchedule.ByName(name);
        var schedule = recorded.Create();
        for (var step = 0; step < recorded.Factors.Length; step++)
        {
            var factor = schedule.Factor(step, recorded.Factors.Length);
            Assert.True(Math.Abs(factor - recorded.Factors[step]) <= 1e-13, $"Step {step}: {factor:r}, but PyTorch's is {recorded.Factors[step]:r}.");
        }
    }

    [Fact]
    public void A_constant_schedule_changes_nothing() =>
        Assert.All(Enumerable.Range(0, 10), step => Assert.Equal(1, new ConstantSchedule().Factor(step, 10)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    public void Every_length_has_a_factor_in_every_step(int steps)
    {
        foreach (var schedule in Every())
            Assert.All(Enumerable.Range(0, steps), step => Assert.InRange(schedule.Factor(step, steps), 0, 1));
    }

    [Fact]
    public void A_peak_at_the_first_step_is_the_whole_rate() =>
        // PyTorch divides by zero here.
        Assert.Equal(1, new OneCycleSchedule(pctStart: 0.5).Factor(0, 2));

    [Fact]
    public void The_cosine_is_right()
    {
        for (var i = 0; i <= 10_000; i++)
            Assert.Equal(Math.Cos(Math.PI * (i / 10_000.0)), ScheduleMath.CosineOfPi(i / 10_000.0), 1e-15);
        Assert.Equal((1, 0, -1), (ScheduleMath.CosineOfPi(0), ScheduleMath.CosineOfPi(0.5), ScheduleMath.CosineOfPi(1)));
    }

    [Fact]
    public void A_schedule_of_ones_own_is_checked()
    {
        Assert.Equal(0.25, new OwnSchedule(0.25).Factor(3, 4));
        foreach (var wrong in (double[])[-0.1, double.NaN, double.PositiveInfinity])
        {
            var error = Assert.Throws<InvalidOperationException>(() => new OwnSchedule(wrong).Factor(3, 4));
            Assert.StartsWith($"OwnSchedule gave the factor {FormattableString.Invariant($"{wrong}")} for step 3 of 4;", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Steps_outside_are_refused()
    {
        var schedule = new LinearSchedule();
        Assert.Throws<ArgumentOutOfRangeException>("step", () => schedule.Factor(-1, 5));
        var error = Assert.Throws<ArgumentOutOfRangeException>("step", () => schedule.Factor(5, 5));
        Assert.Contains("A schedule of 5 steps has the steps 0 to 4.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("totalSteps", () => schedule.Factor(0, 0));
    }

    [Fact]
    public void Wrong_settings_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("stepSize", () => new StepSchedule(0));
        Assert.Throws<ArgumentOutOfRangeException>("gamma", () => new StepSchedule(1, 1.5));
        Assert.Throws<ArgumentOutOfRangeException>("gamma", () => new StepSchedule(1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("end", () => new CosineSchedule(-1));
        Assert.Throws<ArgumentOutOfRangeException>("end", () => new LinearSchedule(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("start", () => new LinearSchedule(0, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>("pctStart", () => new OneCycleSchedule(1.1));
        Assert.Throws<ArgumentOutOfRangeException>("divFactor", () => new OneCycleSchedule(divFactor: 0));
        Assert.Throws<ArgumentOutOfRangeException>("finalDivFactor", () => new OneCycleSchedule(finalDivFactor: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("annealing", () => new OneCycleSchedule(annealing: (Annealing)2));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => new WarmUpSchedule(0, new ConstantSchedule()));
        Assert.Throws<ArgumentOutOfRangeException>("start", () => new WarmUpSchedule(1, new ConstantSchedule(), -1));
        Assert.Throws<ArgumentNullException>("after", () => new WarmUpSchedule(1, null!));
    }

    [Fact]
    public void A_factor_allocates_nothing()
    {
        var schedules = Every().ToArray();
        double sum = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var step = 0; step < 100; step++)
        {
            foreach (var schedule in schedules) sum += schedule.Factor(step, 100);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(sum > 0);
    }

    private static IEnumerable<LearningRateSchedule> Every() =>
    [
        new ConstantSchedule(), new StepSchedule(2), new CosineSchedule(), new LinearSchedule(), new OneCycleSchedule(),
        new OneCycleSchedule(0), new OneCycleSchedule(0.5, annealing: Annealing.Linear), new OneCycleSchedule(1), new WarmUpSchedule(2, new OneCycleSchedule()),
    ];

    private sealed class OwnSchedule(double factor) : LearningRateSchedule
    {
        protected override double FactorAt(long stepNumber, long totalSteps) => factor;
    }
}
