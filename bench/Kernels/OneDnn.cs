namespace StaticCnn.Bench.Kernels;

/// <summary>
/// What oneDNN 3.14 reached with its best layouts in float, batch 32, one thread, in GFLOP/s; on another machine, so only its share of that machine's
/// peak is comparable.
/// </summary>
internal sealed record OneDnn(double Forward, double InputGradient, double WeightGradient)
{
    /// <summary>The multiply-add peak of a core of that machine, an AMD EPYC of the Zen 5 generation.</summary>
    public const double Peak = 282;
}
