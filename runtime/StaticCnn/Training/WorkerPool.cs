using System.Runtime.ExceptionServices;

namespace StaticCnn;

/// <summary>
/// Threads that stay for many short jobs. A job is a number of items; the caller, who is worker 0, and the other workers take them. Forking
/// and joining allocates nothing and takes about half a microsecond while the workers spin; after a while without work they block.
/// </summary>
/// <remarks>One job at a time: <see cref="Run"/> is not to be called by two threads, nor from within a job.</remarks>
public sealed class WorkerPool : IDisposable
{
    private readonly WorkerCrew crew;
    private readonly Thread[] threads;
    private int isRunning;

    /// <summary>A pool of the given number of workers, the caller included: one less threads are started, none for 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public WorkerPool(int workers)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workers);
        Workers = workers;
        // The threads know the crew and not the pool, so that a pool that was not disposed can be collected and ends them.
        crew = new WorkerCrew(workers);
        threads = new Thread[workers - 1];
        for (var i = 0; i < threads.Length; i++)
        {
            var (worker, shared) = (i + 1, crew);
            threads[i] = new Thread(() => shared.Work(worker)) { IsBackground = true, Name = $"StaticCnn worker {worker}" };
            threads[i].Start();
        }
    }

    /// <summary>Ends the threads of a pool that was not disposed.</summary>
    // Runs also where the constructor refused the number, before there was a crew.
    ~WorkerPool() => crew?.Stop();

    /// <summary>The number of workers, the caller included.</summary>
    public int Workers { get; }

    /// <summary>
    /// Calls <paramref name="body"/> once for each item, with the number of the worker and of the item, and returns when all are done.
    /// Each worker begins with its own part of the items, always the same, and then helps the others.
    /// </summary>
    /// <param name="items">The number of items.</param>
    /// <param name="body">Receives worker and item. Keep the delegate: making one allocates.</param>
    /// <exception cref="InvalidOperationException">The pool runs a job already.</exception>
    /// <exception cref="ObjectDisposedException">The pool is disposed.</exception>
    /// <remarks>
    /// What an item throws is thrown here, when all workers have ended; the worker's other items may be left out. Of several exceptions it
    /// is that of the first worker.
    /// </remarks>
    public void Run(int items, Action<int, int> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        ObjectDisposedException.ThrowIf(crew.IsStopped, this);
        if (Interlocked.Exchange(ref isRunning, 1) != 0)
            throw new InvalidOperationException("The worker pool runs a job already; it takes one at a time, and none from within a job.");
        try
        {
            if (threads.Length == 0 || items <= 1)
            {
                for (var item = 0; item < items; item++) body(0, item);
            }
            else if (crew.Run(items, body) is { } error)
            {
                ExceptionDispatchInfo.Throw(error);
            }
        }
        finally
        {
            Volatile.Write(ref isRunning, 0);
        }
    }

    /// <summary>Ends the threads. The pool runs nothing afterwards.</summary>
    public void Dispose()
    {
        crew.Stop();
        foreach (var thread in threads) thread.Join();
        GC.SuppressFinalize(this);
    }
}
