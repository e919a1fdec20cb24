namespace StaticCnn;

/// <summary>
/// What the threads of a <see cref="WorkerPool"/> share. A fork is a counter that the workers watch; a join is a count of workers
/// that have not finished. Both are watched spinning for a short time, and then blocked on: a processor may be wanted elsewhere.
/// </summary>
internal sealed class WorkerCrew
{
    private readonly int workers;
    private readonly Exception?[] errors;
    private readonly ItemQueue queue;
    private readonly SpinThenBlock fork;
    private readonly SpinThenBlock join;
    private Action<int, int>? body;
    private PaddedInt32 job;
    private PaddedInt32 unfinished;
    private volatile bool isStopped;

    public WorkerCrew(int workers)
    {
        this.workers = workers;
        errors = new Exception?[workers];
        queue = new ItemQueue(workers);
        // With more workers than processors, who spins keeps others from working.
        var spin = workers <= Environment.ProcessorCount;
        fork = new SpinThenBlock(spin);
        join = new SpinThenBlock(spin);
    }

    public bool IsStopped => isStopped;

    /// <summary>Runs a job; returns what the first failing worker threw.</summary>
    public Exception? Run(int items, Action<int, int> itemBody)
    {
        body = itemBody;
        queue.Reset(items);
        Volatile.Write(ref unfinished.Value, workers - 1);
        Interlocked.Increment(ref job.Value);
        fork.Wake();
        WorkOff(0);
        for (int left; (left = Volatile.Read(ref unfinished.Value)) != 0;) join.WaitWhileEqual(ref unfinished.Value, left);
        // Held no longer than needed: it may lead to the pool, which then could not be collected.
        body = null;
        var error = Array.Find(errors, e => e is not null);
        if (error is not null) Array.Clear(errors);
        return error;
    }

    /// <summary>The life of a thread.</summary>
    public void Work(int worker)
    {
        var seen = 0;
        while (true)
        {
            fork.WaitWhileEqual(ref job.Value, seen);
            if (isStopped) return;
            seen++;
            WorkOff(worker);
            Interlocked.Decrement(ref unfinished.Value);
            join.Wake();
        }
    }

    /// <summary>Ends the threads.</summary>
    public void Stop()
    {
        isStopped = true;
        Interlocked.Increment(ref job.Value);
        fork.Wake();
    }

    private void WorkOff(int worker)
    {
        try
        {
            while (queue.Take(worker) is >= 0 and var item) body!(worker, item);
        }
#pragma warning disable CA1031 // Whatever it is, it is thrown again on the caller's thread.
        catch (Exception error)
#pragma warning restore CA1031
        {
            errors[worker] = error;
        }
    }
}
