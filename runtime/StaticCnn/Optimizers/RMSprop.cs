using System.Runtime.CompilerServices;

namespace StaticCnn;

/// <summary>
/// RMSprop, as PyTorch's <c>torch.optim.RMSprop</c>:
/// <code>
/// g = g + weightDecay p
/// s = alpha s + (1 - alpha) g g
/// a = alpha a + (1 - alpha) g                                         (centred)
/// d = sqrt(s - a a) + epsilon centred, else sqrt(s) + epsilon
/// v = momentum v + g / d,  p = p - learningRate v                     (with momentum)
/// p = p - learningRate g / d                                          (without)
/// </code>
/// The variance <c>s - a a</c> is never negative; where rounding makes it so, it counts as zero.
/// </summary>
public sealed class RMSprop : Optimizer
{
    private Coefficients coefficients;

    /// <summary>An optimizer with PyTorch's defaults.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public RMSprop(
        double learningRate = 1e-2, double alpha = 0.99, double epsilon = 1e-8, double weightDecay = 0, double momentum = 0, bool centered = false)
        : base(learningRate, weightDecay, stateCount: 3)
    {
        Alpha = alpha;
        Epsilon = epsilon;
        Momentum = momentum;
        Centered = centered;
    }

    /// <summary>The part of the averages that stays from step to step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 1).</exception>
    public double Alpha
    {
        get;
        set => field = Fraction(value);
    }

    /// <summary>Added to the denominator.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public double Epsilon
    {
        get;
        set => field = PositiveFloat(value);
    }

    /// <summary>The part of the velocity that stays from step to step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Momentum
    {
        get;
        set => field = NotNegative(value);
    }

    /// <summary>Whether the gradient is divided by its standard deviation, rather than its root mean square.</summary>
    public bool Centered { get; set; }

    private protected override void Prepare(long step) => coefficients = new Coefficients
    {
        LearningRate = (float)Rate,
        WeightDecay = (float)WeightDecay,
        Alpha = (float)Alpha,
        OneMinusAlpha = (float)(1 - Alpha),
        Epsilon = (float)Epsilon,
        Momentum = (float)Momentum,
        Centered = Centered,
    };

    private protected override void UpdateSlice(
        ClippedGradient gradientClip, Span<float> parameters, ReadOnlySpan<float> gradients, int start, int end)
    {
        var rule = new Rule(coefficients, ref StateAt(0), ref StateAt(1), ref StateAt(2));
        UpdateLoop.Run(rule, gradientClip, parameters, gradients, start, end);
    }

    private struct Coefficients
    {
        public float LearningRate;
        public float WeightDecay;
        public float Alpha;
        public float OneMinusAlpha;
        public float Epsilon;
        public float Momentum;
        public bool Centered;
    }

    private readonly ref struct Rule(Coefficients c, ref float squares, ref float means, ref float velocity) : IUpdateRule
    {
        private readonly Coefficients c = c;
        private readonly ref float squares = ref squares;
        private readonly ref float means = ref means;
        private readonly ref float velocity = ref velocity;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Apply<TOps, TVector>(TVector parameter, TVector gradient, nint index)
            where TOps : IElementwise<TVector>
            where TVector : struct
        {
            var alpha = TOps.Broadcast(c.Alpha);
            var g = TOps.MultiplyAdd(TOps.Broadcast(c.WeightDecay), parameter, gradient);
            var share = TOps.Multiply(TOps.Broadcast(c.OneMinusAlpha), g);
            var s = TOps.Flush(TOps.MultiplyAdd(alpha, TOps.Load(ref squares, index), TOps.Multiply(share, g)));
            TOps.Store(s, ref squares, index);
            if (c.Centered)
            {
                var a = TOps.Flush(TOps.MultiplyAdd(alpha, TOps.Load(ref means, index), share));
                TOps.Store(a, ref means, index);
                s = TOps.Clamp(TOps.NegatedMultiplyAdd(a, a, s), TOps.Broadcast(0), TOps.Broadcast(float.PositiveInfinity));
            }

            var change = TOps.Divide(g, TOps.Add(TOps.SquareRoot(s), TOps.Broadcast(c.Epsilon)));
            if (c.Momentum != 0)
            {
                change = TOps.Flush(TOps.MultiplyAdd(TOps.Broadcast(c.Momentum), TOps.Load(ref velocity, index), change));
                TOps.Store(change, ref velocity, index);
            }

            return TOps.NegatedMultiplyAdd(TOps.Broadcast(c.LearningRate), change, parameter);
        }
    }
}
