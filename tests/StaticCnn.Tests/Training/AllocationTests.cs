namespace StaticCnn.Tests.Training;

[CollectionDefinition("Allocation", DisableParallelization = true)]
public sealed class AllocationGroup;

/// <summary>Steps and predictions allocate nothing, on any thread. Alone, as the whole process is measured.</summary>
[Collection("Allocation")]
public class AllocationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Forks_allocate_nothing(int workers)
    {
        using var pool = new WorkerPool(workers);
        Action<int, int> body = (_, _) => { };
        AssertNone(() => pool.Run(16, body));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Steps_allocate_nothing(int threads)
    {
        using var one = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Adam()) { BatchSize = 32, Threads = threads };
        var (labelled, samples) = (SoftmaxRegression.Data(32), Enumerable.Range(0, 32).ToArray());
        AssertNone(() => one.TrainStep(labelled, samples));

        using var two = new Trainer<CentredRegression>(
            new CentredRegression(), new SGD(0.001, 0.9) { Clipping = GradientClipping.ByNorm(1) }) { BatchSize = 32, Threads = threads };
        var targets = CentredRegression.Data(32);
        AssertNone(() => two.TrainStep(targets, samples));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Averaged_steps_allocate_nothing(int threads)
    {
        using var trainer = new Trainer<CentredRegression>(
            new CentredRegression(), new SGD(0.001, 0.9)) { BatchSize = 32, Threads = threads, Averaging = WeightAveraging.Exponential(0.9) };
        var (targets, samples) = (CentredRegression.Data(32), Enumerable.Range(0, 32).ToArray());
        AssertNone(() => trainer.TrainStep(targets, samples));
    }

    [Fact]
    public void Scheduled_epochs_allocate_the_same_however_many_steps_they_have()
    {
        var data = SoftmaxRegression.Data(512);
        long Bytes(int batch)
        {
            using var trainer = new Trainer<SoftmaxRegression>(
                new SoftmaxRegression(), new Adam()) { BatchSize = batch, Threads = 1, Schedule = new OneCycleSchedule(), Averaging = WeightAveraging.Equal() };
            trainer.Fit(data);
            var least = long.MaxValue;
            for (var attempt = 0; attempt < 8; attempt++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                trainer.Fit(data);
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            return least;
        }

        Assert.Equal(Bytes(512), Bytes(1));
    }

    [Fact]
    public void Predictions_allocate_nothing()
    {
        var predictor = new Predictor<SoftmaxRegression>(new SoftmaxRegression());
        var (inputs, outputs) = (new float[11 * 20], new float[11 * 5]);
        AssertNone(() => predictor.Predict(inputs, outputs));
    }

    private static void AssertNone(Action step)
    {
        step();
        var (own, all) = (long.MaxValue, long.MaxValue);
        // The least of some attempts: the test host has threads of its own.
        for (var attempt = 0; attempt < 8; attempt++)
        {
            var (ownBefore, allBefore) = (GC.GetAllocatedBytesForCurrentThread(), GC.GetTotalAllocatedBytes(precise: true));
            for (var i = 0; i < 20; i++) step();
            all = Math.Min(all, GC.GetTotalAllocatedBytes(precise: true) - allBefore);
            own = Math.Min(own, GC.GetAllocatedBytesForCurrentThread() - ownBefore);
        }

        Assert.Equal((0, 0), (own, all));
    }
}
