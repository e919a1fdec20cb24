namespace StaticCnn;

/// <summary>
/// Threads that compute one tile together: each its part of the kernels that can be shared, the first one the others, and all wait for each
/// other in between. For generated code and its callers.
/// </summary>
public sealed class InferenceTeam
{
    private readonly SpinThenBlock wait;
    private PaddedInt32 arrived;
    private PaddedInt32 round;

    /// <summary>A team of the given number of threads.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public InferenceTeam(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(parts);
        Parts = parts;
        wait = new SpinThenBlock(parts <= Environment.ProcessorCount);
    }

    /// <summary>The number of threads.</summary>
    public int Parts { get; }

    /// <summary>Returns when all threads of the team have called it.</summary>
    public void Wait()
    {
        // Read before arriving: afterwards the others may be in the next round already.
        var current = Volatile.Read(ref round.Value);
        if (Interlocked.Increment(ref arrived.Value) == Parts)
        {
            Volatile.Write(ref arrived.Value, 0);
            Interlocked.Increment(ref round.Value);
            wait.Wake();
        }
        else
        {
            wait.WaitWhileEqual(ref round.Value, current);
        }
    }
}
