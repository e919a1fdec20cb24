using System.Runtime.CompilerServices;

namespace StaticCnn;

/// <summary>
/// Adagrad, as PyTorch's <c>torch.optim.Adagrad</c>, with t the step from 1:
/// <code>
/// g = g + weightDecay p
/// s = s + g g                                                         (from initialAccumulator)
/// p = p - learningRate / (1 + (t - 1) learningRateDecay) g / (sqrt(s) + epsilon)
/// </code>
/// </summary>
public sealed class Adagrad : Optimizer
{
    private readonly double initialAccumulator;
    private Coefficients coefficients;

    /// <summary>An optimizer with PyTorch's defaults.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public Adagrad(
        double learningRate = 1e-2, double learningRateDecay = 0, double weightDecay = 0, double epsilon = 1e-10, double initialAccumulator = 0)
        : base(learningRate, weightDecay, stateCount: 1)
    {
        LearningRateDecay = learningRateDecay;
        Epsilon = epsilon;
        this.initialAccumulator = NotNegative(initialAccumulator, nameof(initialAccumulator));
    }

    /// <summary>How fast the learning rate falls with the steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double LearningRateDecay
    {
        get;
        set => field = NotNegative(value);
    }

    /// <summary>Added to the denominator.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public double Epsilon
    {
        get;
        set => field = PositiveFloat(value);
    }

    private protected override void InitializeState() => State[0].Span.Fill((float)initialAccumulator);

    private protected override void Prepare(long step) => coefficients = new Coefficients
    {
        Rate = (float)(Rate / (1 + ((step - 1) * LearningRateDecay))),
        WeightDecay = (float)WeightDecay,
        Epsilon = (float)Epsilon,
    };

    private protected override void UpdateSlice(
        ClippedGradient gradientClip, Span<float> parameters, ReadOnlySpan<float> gradients, int start, int end) =>
        UpdateLoop.Run(new Rule(coefficients, ref StateAt(0)), gradientClip, parameters, gradients, start, end);

    private struct Coefficients
    {
        public float Rate;
        public float WeightDecay;
        public float Epsilon;
    }

    private readonly ref struct Rule(Coefficients c, ref float squares) : IUpdateRule
    {
        private readonly Coefficients c = c;
        private readonly ref float squares = ref squares;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Apply<TOps, TVector>(TVector parameter, TVector gradient, nint index)
            where TOps : IElementwise<TVector>
            where TVector : struct
        {
            var g = TOps.MultiplyAdd(TOps.Broadcast(c.WeightDecay), parameter, gradient);
            var s = TOps.MultiplyAdd(g, g, TOps.Load(ref squares, index));
            TOps.Store(s, ref squares, index);
            var denominator = TOps.Add(TOps.SquareRoot(s), TOps.Broadcast(c.Epsilon));
            return TOps.NegatedMultiplyAdd(TOps.Broadcast(c.Rate), TOps.Divide(g, denominator), parameter);
        }
    }
}
