using System.Runtime.CompilerServices;

namespace StaticCnn;

/// <summary>What <see cref="Adam"/> and <see cref="AdamW"/> share: everything but the place of the weight decay.</summary>
public abstract class AdamOptimizer : Optimizer
{
    private Coefficients coefficients;

    private protected AdamOptimizer(double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
        : base(learningRate, weightDecay, stateCount: 2)
    {
        Beta1 = beta1;
        Beta2 = beta2;
        Epsilon = epsilon;
    }

    /// <summary>The part of the gradient's average that stays from step to step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 1).</exception>
    public double Beta1
    {
        get;
        set => field = Fraction(value);
    }

    /// <summary>The part of the average of squares that stays from step to step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 1).</exception>
    public double Beta2
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

    private protected abstract bool IsDecoupled { get; }

    private protected override void Prepare(long step) => coefficients = new Coefficients
    {
        Beta1 = (float)Beta1,
        OneMinusBeta1 = (float)(1 - Beta1),
        Beta2 = (float)Beta2,
        OneMinusBeta2 = (float)(1 - Beta2),
        Epsilon = (float)Epsilon,
        WeightDecay = IsDecoupled ? 0 : (float)WeightDecay,
        Shrink = IsDecoupled ? (float)(1 - (Rate * WeightDecay)) : 1,
        StepSize = (float)(Rate / (1 - ScheduleMath.Power(Beta1, step))),
        RootCorrection = (float)(1 / Math.Sqrt(1 - ScheduleMath.Power(Beta2, step))),
    };

    private protected override void UpdateSlice(
        ClippedGradient gradientClip, Span<float> parameters, ReadOnlySpan<float> gradients, int start, int end) =>
        UpdateLoop.Run(new Rule(coefficients, ref StateAt(0), ref StateAt(1)), gradientClip, parameters, gradients, start, end);

    private struct Coefficients
    {
        public float Beta1;
        public float OneMinusBeta1;
        public float Beta2;
        public float OneMinusBeta2;
        public float Epsilon;
        public float WeightDecay;
        public float Shrink;
        public float StepSize;
        public float RootCorrection;
    }

    private readonly ref struct Rule(Coefficients c, ref float means, ref float squares) : IUpdateRule
    {
        private readonly Coefficients c = c;
        private readonly ref float means = ref means;
        private readonly ref float squares = ref squares;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Apply<TOps, TVector>(TVector parameter, TVector gradient, nint index)
            where TOps : IElementwise<TVector>
            where TVector : struct
        {
            var g = TOps.MultiplyAdd(TOps.Broadcast(c.WeightDecay), parameter, gradient);
            var p = TOps.Multiply(TOps.Broadcast(c.Shrink), parameter);
            var m = TOps.MultiplyAdd(
                TOps.Broadcast(c.Beta1), TOps.Load(ref means, index), TOps.Multiply(TOps.Broadcast(c.OneMinusBeta1), g));
            var square = TOps.Multiply(TOps.Multiply(TOps.Broadcast(c.OneMinusBeta2), g), g);
            var v = TOps.MultiplyAdd(TOps.Broadcast(c.Beta2), TOps.Load(ref squares, index), square);
            m = TOps.Flush(m);
            v = TOps.Flush(v);
            TOps.Store(m, ref means, index);
            TOps.Store(v, ref squares, index);
            var denominator = TOps.MultiplyAdd(TOps.SquareRoot(v), TOps.Broadcast(c.RootCorrection), TOps.Broadcast(c.Epsilon));
            return TOps.NegatedMultiplyAdd(TOps.Broadcast(c.StepSize), TOps.Divide(m, denominator), p);
        }
    }
}
