namespace StaticCnn;

/// <summary>
/// The items of a job, in one part per worker. A worker takes its own part first, which is the same from job to job so that its cache
/// holds what it needs, and then from the parts of the others.
/// </summary>
internal sealed class ItemQueue(int workers)
{
    private readonly PaddedInt32[] next = new PaddedInt32[workers];
    private int items;

    /// <summary>Fills the queue, while no worker takes from it.</summary>
    public void Reset(int count)
    {
        items = count;
        for (var part = 0; part < workers; part++) next[part].Value = First(part);
    }

    /// <summary>An item, or -1 if none is left.</summary>
    public int Take(int worker)
    {
        for (var i = 0; i < workers; i++)
        {
            var part = worker + i < workers ? worker + i : worker + i - workers;
            var end = First(part + 1);
            if (Volatile.Read(ref next[part].Value) >= end) continue;
            var item = Interlocked.Increment(ref next[part].Value) - 1;
            if (item < end) return item;
        }

        return -1;
    }

    private int First(int part) => (int)((long)items * part / workers);
}
