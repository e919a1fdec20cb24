namespace StaticCnn.Tests.Training;

public class WorkerPoolTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 1)]
    [InlineData(2, 7)]
    [InlineData(3, 0)]
    [InlineData(8, 3)]
    [InlineData(8, 100)]
    public void Each_item_is_done_once_in_every_job(int workers, int items)
    {
        using var pool = new WorkerPool(workers);
        var done = new int[items];
        var wrongWorkers = 0;
        Action<int, int> body = (worker, item) =>
        {
            if ((uint)worker >= (uint)workers) Interlocked.Increment(ref wrongWorkers);
            Interlocked.Increment(ref done[item]);
        };
        for (var job = 1; job <= 300; job++)
        {
            pool.Run(items, body);
            Assert.All(done, count => Assert.Equal(job, count));
        }

        Assert.Equal(0, wrongWorkers);
        Assert.Equal(workers, pool.Workers);
    }

    [Fact]
    public void One_worker_is_the_caller()
    {
        using var pool = new WorkerPool(1);
        var caller = Environment.CurrentManagedThreadId;
        pool.Run(10, (worker, _) => Assert.Equal((0, caller), (worker, Environment.CurrentManagedThreadId)));
    }

    [Fact]
    public void Workers_run_at_the_same_time()
    {
        using var pool = new WorkerPool(3);
        using var barrier = new Barrier(3);
        pool.Run(3, (_, _) => Assert.True(barrier.SignalAndWait(TimeSpan.FromSeconds(20))));
    }

    [Fact]
    public void Workers_that_have_blocked_wake_again()
    {
        using var pool = new WorkerPool(2);
        var count = 0;
        for (var i = 0; i < 5; i++)
        {
            Thread.Sleep(20);
            pool.Run(2, (_, _) =>
            {
                Thread.Sleep(10);
                Interlocked.Increment(ref count);
            });
        }

        Assert.Equal(10, count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void An_exception_reaches_the_caller_and_the_pool_goes_on(int workers)
    {
        using var pool = new WorkerPool(workers);
        for (var failing = 0; failing < 8; failing++)
        {
            var error = Assert.Throws<FormatException>(() => pool.Run(8, (_, item) =>
            {
                if (item == failing) throw new FormatException($"item {item}");
            }));
            Assert.Equal($"item {failing}", error.Message);
        }

        var count = 0;
        pool.Run(8, (_, _) => Interlocked.Increment(ref count));
        Assert.Equal(8, count);
    }

    [Fact]
    public void A_job_within_a_job_is_refused()
    {
        using var pool = new WorkerPool(2);
        var error = Assert.Throws<InvalidOperationException>(() => pool.Run(2, (_, _) => pool.Run(1, (_, _) => { })));
        Assert.Contains("one at a time", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disposed_pool_refuses_work_and_may_be_disposed_again()
    {
        var pool = new WorkerPool(3);
        pool.Run(3, (_, _) => { });
        pool.Dispose();
        pool.Dispose();
        Assert.Throws<ObjectDisposedException>(() => pool.Run(1, (_, _) => { }));
    }

    [Fact]
    public void A_pool_needs_a_worker() => Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerPool(0));
}
