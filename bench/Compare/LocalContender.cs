using System.Diagnostics;
using StaticCnn.Bench.Measurement;

namespace StaticCnn.Bench.Compare;

/// <summary>A contender in this process.</summary>
internal abstract class LocalContender : Contender
{
    private readonly List<double> times = [];

    /// <summary>What the steps computed, so that no compiler leaves them out.</summary>
    public double Consumed { get; private set; }

    /// <summary>Whether a step that is not counted comes first.</summary>
    protected virtual bool WarmsUp => true;

    public override double Time(int milliseconds)
    {
        times.Clear();
        if (WarmsUp) Consumed += Step();
        var begin = Stopwatch.GetTimestamp();
        do
        {
            var start = Stopwatch.GetTimestamp();
            Consumed += Step();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }
        while (Stopwatch.GetElapsedTime(begin).TotalMilliseconds < milliseconds);
        return Statistics.Median(times);
    }

    /// <summary>One step.</summary>
    /// <returns>Something that depends on all of its work.</returns>
    public abstract double Step();
}
