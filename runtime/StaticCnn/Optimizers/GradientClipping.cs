namespace StaticCnn;

/// <summary>A bound on the gradient of a step, against exploding gradients.</summary>
public sealed class GradientClipping
{
    private readonly double limit;

    private GradientClipping(double limit, bool isByNorm)
    {
        if (!(limit > 0)) throw new ArgumentOutOfRangeException(nameof(limit), limit, "The bound of gradient clipping is positive.");
        this.limit = limit;
        IsByNorm = isByNorm;
    }

    /// <summary>Whether the norm of the whole gradient is bounded, rather than each element.</summary>
    internal bool IsByNorm { get; }

    /// <summary>Each element is brought within [-limit, limit], as by PyTorch's <c>clip_grad_value_</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not positive.</exception>
    public static GradientClipping ByValue(double limit) => new(limit, isByNorm: false);

    /// <summary>
    /// The gradient of all parameters together is multiplied by <c>min(1, limit / (norm + 1e-6))</c>, where norm is its Euclidean
    /// norm, as by PyTorch's <c>clip_grad_norm_</c>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not positive.</exception>
    public static GradientClipping ByNorm(double limit) => new(limit, isByNorm: true);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{(IsByNorm ? "norm" : "value")} at most {limit}");

    /// <summary>What is done to each element.</summary>
    /// <param name="norm">The norm of the gradient; not used by value.</param>
    internal ClippedGradient For(double norm) => IsByNorm
        ? new ClippedGradient((float)Math.Min(1, limit / (norm + 1e-6)), float.PositiveInfinity)
        : new ClippedGradient(1, (float)limit);
}
