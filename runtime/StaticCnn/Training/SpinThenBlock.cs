using System.Diagnostics;

namespace StaticCnn;

/// <summary>
/// Waits for a word to change: spinning for a short time, then blocked, so that no processor is kept for nothing. Where spinning
/// was in vain, as when another thread has the processor that should change the word, the next waits spin less; now and then one
/// spins the whole time again, to find out whether that has passed.
/// </summary>
internal sealed class SpinThenBlock(bool spin)
{
    private const int PausesPerLook = 16;
    private const int WaitsPerTrial = 32;
    private static readonly long LongestSpin = Stopwatch.Frequency / 10_000;
    private static readonly long ShortestSpin = Stopwatch.Frequency / 1_000_000;
    private readonly object gate = new();
    private int blocked;
    // Guesses only: it does no harm if threads overwrite each other's.
    private long spinTicks = LongestSpin;
    private int waits;

    /// <summary>Returns when the word is no longer the value.</summary>
    public void WaitWhileEqual(ref int word, int value)
    {
        if (Volatile.Read(ref word) != value) return;
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

    private bool Spin(ref int word, int value)
    {
        var ticks = ++waits % WaitsPerTrial == 0 ? LongestSpin : spinTicks;
        var end = Stopwatch.GetTimestamp() + ticks;
        do
        {
            for (var i = 0; i < PausesPerLook; i++)
            {
                Thread.SpinWait(1);
                if (Volatile.Read(ref word) == value) continue;
                spinTicks = LongestSpin;
                return true;
            }
        }
        while (Stopwatch.GetTimestamp() < end);

        spinTicks = Math.Max(ticks / 4, ShortestSpin);
        return false;
    }
}
