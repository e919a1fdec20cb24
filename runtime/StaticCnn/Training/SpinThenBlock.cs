using System.Diagnostics;

namespace StaticCnn;

/// <summary>Waits for a word to change: spinning for some tens of microseconds, then blocked, so that no processor is kept for nothing.</summary>
internal sealed class SpinThenBlock(bool spin)
{
    private const int PausesPerLook = 64;
    private static readonly long SpinTicks = Stopwatch.Frequency / 10_000;
    private readonly object gate = new();
    private int blocked;

    /// <summary>Returns when the word is no longer the value.</summary>
    public void WaitWhileEqual(ref int word, int value)
    {
        if (spin && Spin(ref word, value)) return;
        lock (gate)
        {
            // Counted before the word is read again, as a waker changes the word before it reads the count: one of them sees the other.
            Interlocked.Increment(ref blocked);
            while (Volatile.Read(ref word) == value) Monitor.Wait(gate);
            Interlocked.Decrement(ref blocked);
        }
    }

    /// <summary>Wakes who is blocked; called after an interlocked change of the word.</summary>
    public void Wake()
    {
        if (Volatile.Read(ref blocked) == 0) return;
        lock (gate) Monitor.PulseAll(gate);
    }

    private static bool Spin(ref int word, int value)
    {
        var end = Stopwatch.GetTimestamp() + SpinTicks;
        do
        {
            for (var i = 0; i < PausesPerLook; i++)
            {
                if (Volatile.Read(ref word) != value) return true;
                Thread.SpinWait(1);
            }
        }
        while (Stopwatch.GetTimestamp() < end);

        return false;
    }
}
