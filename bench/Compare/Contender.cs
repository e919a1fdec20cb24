namespace StaticCnn.Bench.Compare;

/// <summary>Somebody who computes a case.</summary>
internal abstract class Contender : IDisposable
{
    /// <summary>The learning rate while the clock runs: small, so that the values stay what they were at the start.</summary>
    public const double LearningRate = 1e-6;

    /// <summary>
    /// The learning rate of the check, whose first step of SGD changes each parameter by the gradient times this. Large, so that the
    /// change keeps the gradient's digits beside the parameter's, and a power of two, so that it costs none.
    /// </summary>
    public const double CheckRate = 1024;

    public const double Momentum = 0.9;

    public abstract string Name { get; }

    /// <summary>The most rounds to take part in.</summary>
    public virtual int Rounds => int.MaxValue;

    /// <summary>Computes the case once from the starting parameters and returns to them.</summary>
    public abstract CheckResult Check();

    /// <summary>Runs steps for about the given time, at least one, after one that is not counted.</summary>
    /// <returns>The median of a step in microseconds.</returns>
    public abstract double Time(int milliseconds);

    public virtual void Dispose() => GC.SuppressFinalize(this);
}
